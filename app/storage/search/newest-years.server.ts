import { askIndex } from './ask-index.server'

/** A library of so many documents is asked as a whole. */
const SMALL = 5000
const REMEMBERED_MS = 60_000

type Year = { year: number; n: number }
type Known = { years: Year[]; total: number; askedAt: Date }

let known: Known | undefined
let asking: Promise<Known> | undefined

/**
 * The newest years, as words of the index, that have so many documents that a search which is answered with the `most`
 * newest of them costs least: half of the searches then end there, and the others find little elsewhere. `''` in a small
 * library. What is remembered may be a minute old: it says where to look first, and never what is found.
 */
export async function newestYears(most: number, now: Date): Promise<string> {
  const { years, total } = await readYears(now)
  if (total <= SMALL) return ''
  const enough = Math.sqrt(most * total)
  let taken = 0
  const first: string[] = []
  for (const { year, n } of years) {
    if (taken >= enough) break
    first.push(`'@${year}'`)
    taken += n
  }
  return first.join(' | ')
}

async function readYears(now: Date): Promise<Known> {
  if (known && Math.abs(now.getTime() - known.askedAt.getTime()) < REMEMBERED_MS) return known
  asking ??= askYears(now).finally(() => {
    asking = undefined
  })
  if (!known) return asking
  // Who comes while it is asked anew need not wait; what goes wrong there is asked again by the next.
  asking.catch(() => {})
  return known
}

async function askYears(askedAt: Date): Promise<Known> {
  const years = await askIndex<Year>`
    select extract(year from "sortedOn")::int as year, count(*)::int as n from "SearchDocument"
    where "sortedOn" is not null group by 1 order by 1 desc`
  known = { years, total: years.reduce((sum, { n }) => sum + n, 0), askedAt }
  return known
}
