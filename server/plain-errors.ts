/** One plain sentence with the cure for an error that a newcomer can meet; null for all others. */
export function plainSentence(_error: unknown): string | null {
  return null
}
