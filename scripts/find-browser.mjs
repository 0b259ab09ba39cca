/** A Chromium for the browser tests. As a program: prints its path. */
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainFailure } from './plain-failure.mjs'
import { runQuietly } from './run-program.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The path of a browser that starts: CHROMIUM_PATH, one on the path, Playwright's; installed when there is none.
 * @param {(line: string) => void} say is told what is being installed
 * @throws {PlainFailure} when none can be had
 */
export async function findBrowser(say) {
  const given = process.env.CHROMIUM_PATH
  if (given && !works(given)) {
    throw new PlainFailure(`CHROMIUM_PATH is ${given}, which does not start: correct it, or leave it out.`)
  }
  return given ?? onPath() ?? playwrights() ?? (await install(say))
}

async function install(say) {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js')
  say("No browser found: installing Playwright's Chromium …")
  await runQuietly(process.execPath, [cli, 'install', 'chromium'])
  const own = playwrights()
  if (own) return own
  if (process.getuid?.() === 0) {
    say('Installing the Chromium of this system with apt-get …')
    await runQuietly('apt-get', ['update'])
    await runQuietly('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  const packaged = onPath()
  if (packaged) return packaged
  throw new PlainFailure(
    'No browser could be installed for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  )
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(works)
}

function playwrights() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  const own = chromium.executablePath()
  return works(own) ? own : undefined
}

function works(program) {
  try {
    const version = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    })
    return /Chrom/.test(version)
  } catch {
    return false
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { endWith } = await import('./plain-failure.mjs')
  await findBrowser((line) => console.error(line)).then(console.log, endWith)
}
