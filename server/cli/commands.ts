const HELP = `portal – commands
  import <folder> [--dry-run]   loads a library folder; run twice, nothing doubles
`

/** Runs one command of the command line; returns the exit code. */
export async function runCommand(command: string | undefined, _words: string[]): Promise<number> {
  process.stdout.write(HELP)
  return command === undefined || command === 'help' ? 0 : 2
}
