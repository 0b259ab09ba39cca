// npm run portal -- <command> …: a command of the built portal (server/cli). Standard output is the command's alone.
import { requireNode } from './node-version.mjs'

requireNode()

Promise.all([import('./prepare.mjs'), import('./plain-failure.mjs'), import('./run-program.mjs')]).then(
  async ([{ prepare }, { endWith }, { runAloud }]) => {
    await prepare((line) => console.error(line)).catch(endWith)
    const env = { NODE_ENV: 'production' }
    // The command hears Ctrl-C itself, and ends as it should.
    process.on('SIGINT', () => {})
    process.exit(
      await runAloud(process.execPath, ['build/server/index.js', ...process.argv.slice(2)], { env }),
    )
  },
)
