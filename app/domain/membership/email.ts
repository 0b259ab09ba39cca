const LONGEST_ADDRESS = 254
const LONGEST_LOCAL_PART = 64

/** What mail servers take without quotes or extensions (RFC 5321, dot-atom); emoji and accents are refused here. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
/** Two labels or more, the last one with a letter, so that an IP address is no domain. */
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/

export type EmailAddress = {
  /** As typed, without blanks around it; letters go here. */
  address: string
  /** For comparison: two spellings of one mailbox share it (security rule 6.15). */
  key: string
}

/**
 * Reads an e-mail address: NFKC, one `@`, domain in lower case and ASCII (IDNA) without a final dot, local part
 * compared without regard to case. Null for what no letter could reach.
 */
export function readEmail(typed: string): EmailAddress | null {
  if (typed.length > LONGEST_ADDRESS * 2) return null
  const address = typed.trim().normalize('NFKC')
  const [local = '', written = '', ...more] = address.split('@')
  if (more.length || local.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(local)) return null
  const domain = asciiDomain(written)
  if (!domain || local.length + 1 + domain.length > LONGEST_ADDRESS) return null
  return { address: `${local}@${written.replace(/\.$/, '')}`, key: `${local.toLowerCase()}@${domain}` }
}

/** The domain as DNS knows it, or null. The URL parser applies IDNA (UTS 46), in browsers and on the server. */
function asciiDomain(written: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(written)) return null
  const address = `http://${written.replace(/\.$/, '')}/`
  if (!URL.canParse(address)) return null
  const domain = new URL(address).hostname
  return DOMAIN.test(domain) ? domain : null
}
