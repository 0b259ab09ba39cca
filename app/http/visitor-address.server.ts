/** For rate limits: an IPv4 address, or the /64 of an IPv6 address (security rule 6.7), however it is written. */
export function limitedAddress({ clientAddress }: { clientAddress: string }): string {
  const address = clientAddress.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail ? tail.split(':').filter(Boolean) : []
  const full = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  const network = full.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
