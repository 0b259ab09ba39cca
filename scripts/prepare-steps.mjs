/** The steps from a clone to a built portal: each knows whether it is needed and how it is done. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isUnreachable } from './plain-failure.mjs'
import { npmCommand, runQuietly } from './run-program.mjs'
import { filesBelow, Stamp } from './stamp.mjs'

const SOURCES = [
  'app',
  'server',
  'public',
  'prisma/schema.prisma',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const GENERATED = path.join('app', 'generated')
const isSource = (file) => file !== GENERATED && !/\.test\.tsx?$/.test(file)

const installed = new Stamp('node_modules/.portal-install', () => ['package-lock.json'])
const generated = new Stamp('app/generated/.stamp', () => ['prisma/schema.prisma', 'package-lock.json'])
const built = new Stamp('build/.stamp', () => filesBelow(SOURCES, isSource))

const install = {
  title: 'Installing packages',
  async command() {
    const source = (await registryAnswers()) ? '--prefer-offline' : '--offline'
    return [...npmCommand(), 'install', source, ...INSTALL_OPTIONS]
  },
  stamp: installed,
  isDone() {
    if (!existsSync('node_modules')) return false
    if (installed.isCurrent()) return true
    if (!installedByHand()) return false
    installed.write()
    return true
  },
}

// Not `npm ci`: it refuses a lock file that lacks packages for other platforms, as registries that do not carry
// them leave it. This installs the locked versions as well, and writes neither package.json nor the lock file.
// Scripts of packages are not run: none is needed, and each would be foreign code on this machine.
const INSTALL_OPTIONS = [
  '--no-save',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
]

const generate = {
  title: 'Generating the database client',
  command: () => [process.execPath, 'node_modules/prisma/build/index.js', 'generate'],
  env: { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  stamp: generated,
  isDone: () => existsSync('app/generated/prisma') && generated.isCurrent(),
}

const build = {
  title: 'Building the portal',
  command: () => [process.execPath, 'node_modules/@remix-run/dev/dist/cli.js', 'vite:build'],
  env: { NODE_ENV: 'production' },
  stamp: built,
  isDone: () => existsSync('build/server/index.js') && built.isCurrent(),
  before: () => rmSync('build/.stamp', { force: true }),
}

export const steps = [install, generate, build]

/** Asked first: npm itself repeats each of a thousand requests, for minutes. What its cache holds still installs. */
async function registryAnswers() {
  const [npm, ...first] = npmCommand()
  const { ok, said } = await runQuietly(npm, [
    ...first,
    'ping',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
    '--fetch-timeout=10000',
  ])
  return ok || !isUnreachable(said)
}

/** Whether what `npm install` noted in node_modules is what the lock file asks for. */
function installedByHand() {
  try {
    const asked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
    const found = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
    return Object.entries(asked).every(
      ([place, { version, optional, devOptional, peer }]) =>
        place === '' ||
        found[place]?.version === version ||
        (!found[place] && (optional || devOptional || peer)),
    )
  } catch {
    return false
  }
}
