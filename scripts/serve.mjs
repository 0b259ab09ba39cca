import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { endWith } from './plain-failure.mjs'
import { prepare } from './prepare.mjs'

/** Ctrl-C reaches us twice, from the terminal and from npm, within milliseconds. */
const SAME_PRESS_MS = 500

/** Prepares and serves the portal until it ends or is told to; ends this process with the server's exit code. */
export async function serve() {
  try {
    await prepare(console.log)
  } catch (error) {
    endWith(error)
  }
  const server = spawn(process.execPath, ['build/server/index.js', 'web'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
    // In its own group: what the terminal sends to ours reaches it through us alone, once.
    detached: true,
  })
  handOnSignals(server)
  server.on('error', endWith)
  server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** The first asks the server to end; the second, when somebody loses patience, ends it at once. */
function handOnSignals(server) {
  let asked = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = performance.now()
      if (!asked) server.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
      else if (now - asked > SAME_PRESS_MS) server.kill('SIGKILL')
      asked ||= now
    })
  }
}
