import { config } from '~/config.server'
import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import { countUse } from '~/storage/rate-limits.server'

/** Files on their way to one person at one moment, in this process; behind an address of guests are many people. */
const AT_ONCE = { member: 6, guests: 30 }
const SECONDS_UNTIL_ONE_ENDS = 5

const underWay = new Map<string, number>()

/** Under whose name a download is counted: the member, or the network address of a guest. */
export const downloaderOf = (visitor: Visitor, address: string): string =>
  isSignedIn(visitor) ? visitor.id : address

/**
 * Seconds to wait before this person gets more bytes, 0 when he gets them now (security rule 6.7): so many downloads a
 * minute, and so many at once. A viewer reads one file in many ranges, which have a limit of their own.
 */
export async function askToDownload(
  visitor: Visitor,
  address: string,
  part: 'whole' | 'range' | 'nothing',
): Promise<number> {
  if (part === 'nothing') return 0
  const downloader = downloaderOf(visitor, address)
  const most = isSignedIn(visitor) ? AT_ONCE.member : AT_ONCE.guests
  if (config().rateLimits && (underWay.get(downloader) ?? 0) >= most) return SECONDS_UNTIL_ONE_ENDS
  if (part === 'range') return countUse(['download-range', downloader])
  return countUse([isSignedIn(visitor) ? 'download' : 'download-address', downloader])
}

/** Archives on their way at one moment, in this process: to one person, to guests behind one address, and to all. */
const ZIPS_AT_ONCE = { member: 2, guests: 4, all: 12 }
const zipsUnderWay = new Map<string, number>()

/** {@link askToDownload} for an archive, which reads many files and lasts: fewer of them go at once. */
export async function askToZip(
  visitor: Visitor,
  address: string,
  part: 'whole' | 'nothing',
): Promise<number> {
  if (part === 'nothing') return 0
  const most = isSignedIn(visitor) ? ZIPS_AT_ONCE.member : ZIPS_AT_ONCE.guests
  const all = [...zipsUnderWay.values()].reduce((sum, n) => sum + n, 0)
  const his = zipsUnderWay.get(downloaderOf(visitor, address)) ?? 0
  if (his >= most || all >= ZIPS_AT_ONCE.all) return SECONDS_UNTIL_ONE_ENDS
  return askToDownload(visitor, address, part)
}

/** Notes that an archive is on its way; the answer is called once, when it has left or broken off. */
export const noteZip = (visitor: Visitor, address: string): (() => void) =>
  noteIn(zipsUnderWay, downloaderOf(visitor, address))

/** Notes that a file is on its way; the answer is called once, when its connection is done. */
export const noteUnderWay = (downloader: string): (() => void) => noteIn(underWay, downloader)

function noteIn(counts: Map<string, number>, whose: string): () => void {
  counts.set(whose, (counts.get(whose) ?? 0) + 1)
  return () => {
    const left = (counts.get(whose) ?? 1) - 1
    if (left > 0) counts.set(whose, left)
    else counts.delete(whose)
  }
}
