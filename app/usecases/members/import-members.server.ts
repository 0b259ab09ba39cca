import type { Admin } from '~/domain/access/visitor'
import { foldWord } from '~/domain/fold'
import { isLocale } from '~/domain/locale'
import { isOfDomain } from '~/domain/membership/email-domains'
import type { StakeholderGroup } from '~/domain/membership/membership'
import { NewMember } from '~/domain/membership/new-member'
import { type CsvColumns, type CsvLine, type CsvReading, readCsv, textOf } from '~/files/read-csv.server'
import { db } from '~/storage/database.server'
import { readSettings } from '../settings.server'
import { addMember } from './add-member.server'
import { erasedSuspendedAmong } from './erased-suspended.server'

/** Each line is a transaction and a letter: more of them are imported in two goes. */
export const MOST_IMPORTED = 500

export type ImportColumn = 'email' | 'firstName' | 'lastName' | 'organisation' | 'stakeholderGroup' | 'lang'

/** What columns and groups are called in people's files, in all languages of the interface. */
export type ImportWords = {
  columns: CsvColumns<ImportColumn>
  groups: Record<StakeholderGroup, readonly string[]>
  languages: Record<'fr' | 'en', readonly string[]>
}

export type ImportFault =
  | 'email-invalid'
  | 'name-missing'
  | 'too-long'
  | 'invalid'
  | 'group-unknown'
  | 'language-unknown'
  | 'domain-refused'
  | 'twice'
  | 'exists'
  /** He was erased while he was suspended: an admin decides about him alone, not in a list. */
  | 'suspended-before'

export type ImportLine = {
  line: number
  cells: Record<ImportColumn, string>
  fault: ImportFault | null
}

type Refused = Extract<CsvReading<ImportColumn>, { outcome: 'refused' }>
/** `list`: as text, to be shown and sent again. */
export type ImportCheck = ({ outcome: 'checked'; lines: ImportLine[]; ready: number } | Refused) & {
  list: string
}

type Judged = ImportLine & { person: NewMember | null }

/** What an import of this list would do, line by line; nothing is written. */
export async function checkImport(
  _admin: Admin,
  bytes: Uint8Array,
  words: ImportWords,
  now: Date,
): Promise<ImportCheck> {
  const list = textOf(bytes)
  const judged = await judge(list, words, now)
  if ('why' in judged) return { ...judged, list: judged.why === 'not-text' ? '' : list }
  const lines = judged.lines.map(({ line, cells, fault }) => ({ line, cells, fault }))
  return { outcome: 'checked', list, lines, ready: lines.filter(({ fault }) => !fault).length }
}

export type ImportedLine = ImportLine & { id: string | null }
export type Imported = { outcome: 'imported'; lines: ImportedLine[]; added: number } | Refused

/** Adds the people of the lines that are in order, each in a transaction of his own; run twice, nobody doubles. */
export async function importMembers(
  admin: Admin,
  list: string,
  words: ImportWords,
  now: Date,
): Promise<Imported> {
  const judged = await judge(list, words, now)
  if ('why' in judged) return judged
  const lines: ImportedLine[] = []
  for (const { person, ...line } of judged.lines) {
    const added = person ? await addMember(admin, person, now) : null
    if (added?.outcome === 'no-admin') break
    lines.push({
      ...line,
      id: added?.outcome === 'added' ? added.id : null,
      fault: added && added.outcome !== 'added' ? added.outcome : line.fault,
    })
  }
  return { outcome: 'imported', lines, added: lines.filter(({ id }) => id).length }
}

async function judge(list: string, words: ImportWords, now: Date): Promise<{ lines: Judged[] } | Refused> {
  const reading = readCsv(list, words.columns, { lines: MOST_IMPORTED })
  if (reading.outcome === 'refused') return reading
  const { refusedDomains } = await readSettings()
  const read = reading.lines.map((line) => readPerson(line, words))
  const keys = read.flatMap(({ person }) => (person ? [person.email.key] : []))
  const rows = await db().member.findMany({
    where: { emailKey: { in: keys } },
    select: { emailKey: true },
  })
  const known = new Set(rows.map(({ emailKey }) => emailKey))
  const erased = new Set(await erasedSuspendedAmong(db(), keys, now))
  const seen = new Set<string>()
  const lines = read.map((line): Judged => {
    if (!line.person) return line
    const { key } = line.person.email
    const refused =
      (isOfDomain(key, refusedDomains) && 'domain-refused') || (erased.has(key) && 'suspended-before') || null
    const fault = (seen.has(key) && 'twice') || (known.has(key) && 'exists') || refused
    seen.add(key)
    return fault ? { ...line, fault, person: null } : line
  })
  return { lines }
}

function readPerson({ line, cells, fault }: CsvLine<ImportColumn>, words: ImportWords): Judged {
  if (fault) return { line, cells, fault: 'too-long', person: null }
  const stakeholderGroup = cells.stakeholderGroup ? find(words.groups, cells.stakeholderGroup) : 'other'
  if (!stakeholderGroup) return { line, cells, fault: 'group-unknown', person: null }
  const lang = cells.lang ? find(words.languages, cells.lang) : 'fr'
  if (!isLocale(lang)) return { line, cells, fault: 'language-unknown', person: null }
  const { email, firstName, lastName, organisation } = cells
  const parsed = NewMember.safeParse({ email, firstName, lastName, organisation, stakeholderGroup, lang })
  if (parsed.success) return { line, cells, fault: null, person: parsed.data }
  const [issue] = parsed.error.issues
  return { line, cells, fault: faultOf(String(issue?.path[0]), issue?.message ?? ''), person: null }
}

function faultOf(field: string, code: string): ImportFault {
  if (field === 'email') return 'email-invalid'
  if (code === 'required') return 'name-missing'
  return code === 'too-long' ? 'too-long' : 'invalid'
}

function find<Key extends string>(words: Record<Key, readonly string[]>, typed: string): Key | undefined {
  const word = foldWord(typed)
  return (Object.keys(words) as Key[]).find(
    (key) => foldWord(key) === word || words[key].some((known) => foldWord(known) === word),
  )
}
