import { readEmail } from './email'

/** Domains as people list them: one a line, or parted by commas or blanks, with or without `@`. Null for a wrong one. */
export function readDomains(text: string): string[] | null {
  const words = text.split(/[\s,;]+/).filter(Boolean)
  const domains = words.map((word) => readEmail(`x@${word.replace(/^.*@/, '')}`)?.key.slice(2) ?? null)
  return domains.includes(null) ? null : [...new Set(domains as string[])].sort()
}

/** Whether an address (its key) is of one of these domains; exactly, since a subdomain may belong to somebody else. */
export function isOfDomain(emailKey: string, domains: readonly string[]): boolean {
  return domains.includes(emailKey.slice(emailKey.lastIndexOf('@') + 1))
}
