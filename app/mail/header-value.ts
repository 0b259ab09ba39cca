import { domainToASCII } from 'node:url'

/** RFC 5321, 4.5.3.1.3: a path is 256 octets with its angle brackets. */
const LONGEST_ADDRESS = 254

// A line break here would begin a header of somebody else's.
const CONTROL = /[\p{Cc}\u2028\u2029]/u

const ONE_ADDRESS = /^([^\s@<>,;:"()[\]\\]+)@([^\s@<>,;:"()[\]\\]+)$/

/** A value that must not become a header of a letter. */
export class UnsafeHeader extends Error {}

/** The value itself. @throws {UnsafeHeader} when it holds a line break or another control character. */
export function headerValue(value: string): string {
  if (CONTROL.test(value)) throw new UnsafeHeader('A header value holds a control character.')
  return value
}

/** One address as it goes to the server. @throws {UnsafeHeader} for a list, a name, or more than 254 octets. */
export function headerAddress(address: string): string {
  const plain = headerValue(address)
  const [, local = '', domain = ''] = ONE_ADDRESS.exec(plain) ?? []
  const ascii = domainToASCII(domain)
  if (!ascii || Buffer.byteLength(local) + 1 + ascii.length > LONGEST_ADDRESS)
    throw new UnsafeHeader('A recipient is not one e-mail address of at most 254 octets.')
  return plain
}

/** A person's or a document's words as one line of at most `most` characters. */
export function oneLine(words: string, most = 150): string {
  const line = words
    .replace(/[\s\p{Cc}]+/gu, (run) => (run === '\u00a0' || run === '\u202f' ? run : ' '))
    .trim()
  const points = [...line]
  return points.length <= most
    ? line
    : `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
