/**
 * What `make` has made once, for everybody who asks. A failure is told to those who waited for it and is not
 * remembered: the next one who asks has it made anew.
 */
export function remembered<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
