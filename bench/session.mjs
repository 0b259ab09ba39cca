import { bootPortal, cpuSeconds, get, round, signedIn } from './portal.mjs'

const ROUNDS = 7
const REQUESTS = 120
const AT_ONCE = 4
// The home page and the library have a member's own things by now; the page about the method is the same for both.
const PAGES = ['/fr', '/fr/method', '/fr/documents']

/** CPU milliseconds of the portal for one request. */
async function cpuPerRequest(pid, address, headers) {
  let left = REQUESTS
  const client = async () => {
    while (left-- > 0) {
      const { status } = await get(address, headers)
      if (status !== 200) throw new Error(`${address} answered ${status}`)
    }
  }
  const before = cpuSeconds(pid)
  await Promise.all(Array.from({ length: AT_ONCE }, client))
  return ((cpuSeconds(pid) - before) * 1000) / REQUESTS
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

export async function measure() {
  const portal = await bootPortal()
  const Cookie = await signedIn(portal.db, 'member')
  for (const page of PAGES) {
    const address = portal.origin + page
    const seen = (await get(address, { Cookie })).body.toString()
    if (!seen.includes('action="/logout"')) throw new Error('The member is not recognised.')
    await cpuPerRequest(portal.pid, address, {})
    await cpuPerRequest(portal.pid, address, { Cookie })
    // Turn by turn, so that what else the machine does weighs on both alike.
    const [guest, member] = [[], []]
    for (let i = 0; i < ROUNDS; i++) {
      guest.push(await cpuPerRequest(portal.pid, address, {}))
      member.push(await cpuPerRequest(portal.pid, address, { Cookie }))
    }
    const more = median(member.map((value, i) => value - guest[i]))
    process.stdout.write(
      `  ${page.padEnd(16)} guest ${round(median(guest))} ms CPU · member ${round(median(member))} ms CPU · the same round, member more by ${round(more)} ms\n`,
    )
  }
  await portal.close()
}
