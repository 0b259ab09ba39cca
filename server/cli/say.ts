export const WRONG_CALL = 2

/** The exit code of a command; a wrong call, an option that nobody knows or one without its value included, prints the help. */
export async function orHelp(running: Promise<number>, help: string): Promise<number> {
  const code = await running.catch((error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('ERR_PARSE_ARGS')) return WRONG_CALL
    throw error
  })
  if (code === WRONG_CALL) process.stderr.write(help)
  return code
}

/** What came of a command about one person; further fields are for programs. */
export type Said = { code: 0 | 1; outcome: string; message: string; [more: string]: unknown }

/** One line for people, or one JSON value for programs: always on standard output then. Returns the exit code. */
export function say({ code, ...said }: Said, { email, json }: { email: string; json: boolean }): number {
  if (json) process.stdout.write(`${JSON.stringify({ email, ...said })}\n`)
  else (code === 0 ? process.stdout : process.stderr).write(`${email}: ${said.message}\n`)
  return code
}
