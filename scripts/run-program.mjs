import { spawn } from 'node:child_process'

const KEPT_CHARACTERS = 20_000
const SHOWN_LINES = 25
const SHOWN_FIRST = 10

/**
 * Runs a program to its end and keeps the end of what it says.
 * @returns {Promise<{ ok: boolean, said: string }>} `ok` false also when it cannot be run at all
 */
export function runQuietly(command, args, { env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = (words) => {
      said = (said + words).slice(-KEPT_CHARACTERS)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => resolve({ ok: false, said: `${said}\n${error}` }))
    child.on('close', (code, signal) =>
      resolve({ ok: code === 0, said: signal ? `${said}\n${signal}` : said }),
    )
  })
}

/** Runs a program that speaks to the person itself; its exit code (128 and more when it was killed). */
export function runAloud(command, args, { env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 128))
  })
}

/** npm as command and first arguments: the one that runs us, else the one on the path. */
export function npmCommand() {
  const running = process.env.npm_execpath
  return running?.endsWith('.js') ? [process.execPath, running] : ['npm']
}

/** The beginning and the end of what a program said: the reason stands in one of them. */
export function mainLines(said) {
  const lines = said.trimEnd().split('\n')
  if (lines.length <= SHOWN_LINES) return lines.join('\n')
  return [...lines.slice(0, SHOWN_FIRST), '…', ...lines.slice(SHOWN_FIRST - SHOWN_LINES)].join('\n')
}
