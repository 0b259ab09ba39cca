import { ConfigurationError, loadConfig } from '~/config.server'
import { closeDatabase } from '~/storage/database.server'
import { plainSentence } from './plain-errors'

/** One program: `web` serves the portal, everything else is a command of `npm run portal -- …`. */
async function main([command, ...words]: string[]): Promise<number> {
  loadConfig()
  if (command === 'web') {
    const { serveWeb } = await import('./web')
    await serveWeb()
    return 0
  }
  const { runCommand } = await import('./cli/commands')
  return runCommand(command, words)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const sentence = error instanceof ConfigurationError ? error.message : plainSentence(error)
  process.stderr.write(`\n${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exitCode = 1
} finally {
  await closeDatabase().catch(() => {})
}
// Timers of libraries must not keep a finished command alive.
process.exit()
