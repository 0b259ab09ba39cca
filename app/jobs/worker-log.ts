/** What the worker tells the process that runs it. */
export type WorkerLog = {
  info: (facts: object, message: string) => void
  warn: (facts: object, message: string) => void
  /** One line on the console for a letter that was kept because there is no mail server. */
  kept: (letter: { kind: string; link: string | null; file: string }) => void
}
