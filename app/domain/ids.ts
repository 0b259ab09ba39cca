/** Ids are 126 random bits as 21 URL-safe characters (nanoid); anything else is refused before it is looked up. */
const ID = /^[A-Za-z0-9_-]{21}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}
