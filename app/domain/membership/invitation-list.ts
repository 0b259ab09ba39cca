import type { Locale } from '../locale'
import { type EmailAddress, readEmail } from './email'

/** More lines than this are sent in two goes. */
export const MOST_INVITEES = 300

/** What may stand in a line, in the usual order, with the words by which a row of headings may call it. */
export const INVITEE_COLUMNS = {
  email: ['email', 'e-mail', 'mail', 'courriel', 'adresse', 'adresse électronique', 'e-mail address'],
  firstName: ['prénom', 'first name', 'firstname', 'given name'],
  lastName: ['nom', 'nom de famille', 'last name', 'lastname', 'surname', 'name'],
  organisation: ['organisation', 'organization', 'structure', 'organisme'],
  lang: ['langue', 'language', 'lang'],
} as const
type Column = keyof typeof INVITEE_COLUMNS
const USUAL = Object.keys(INVITEE_COLUMNS) as Column[]

export type ListedPerson = {
  email: EmailAddress
  firstName: string
  lastName: string
  organisation: string
  /** null: the line names none. */
  lang: Locale | null
}

type Cells = Record<Column, string>
type Row = { line: number; cells: Cells; fault: 'cell-too-long' | null }

/** A line of a list: a person, or what is wrong with it; `text` is what it holds. */
export type ListLine = { number: number; text: string } & (
  | { person: ListedPerson; fault: null }
  | { person: null; fault: 'email-invalid' | 'too-long' | 'twice' }
)

/**
 * The people of a list whose lines have been parted into cells: an address alone, `Name <address>`, or columns, where
 * the address may stand in any of them.
 */
export function readInvitees(rows: readonly Row[]): ListLine[] {
  const seen = new Set<string>()
  return rows.map(({ line, cells, fault }) => {
    const about = { number: line, text: Object.values(cells).filter(Boolean).join(' ; ') }
    const person = personOf(cells)
    if (!person) return { ...about, person: null, fault: 'email-invalid' }
    if (fault || isTooLong(person)) return { ...about, person: null, fault: 'too-long' }
    if (seen.has(person.email.key)) return { ...about, person: null, fault: 'twice' }
    seen.add(person.email.key)
    return { ...about, person, fault: null }
  })
}

const isTooLong = ({ firstName, lastName, organisation }: ListedPerson): boolean =>
  firstName.length > 80 || lastName.length > 80 || organisation.length > 160

function personOf(given: Cells): ListedPerson | null {
  const cells = given.email.includes('@') ? given : reordered(given)
  const [, name = '', inside = cells.email] = /^([^"<>@]*)<([^<>]+)>$/.exec(cells.email) ?? []
  const email = readEmail(inside)
  if (!email) return null
  const names = name ? namesOf(name) : { firstName: clean(cells.firstName), lastName: clean(cells.lastName) }
  return { ...names, email, organisation: clean(cells.organisation), lang: languageOf(cells.lang) }
}

/** The address first, what else there is after it in the usual order. */
function reordered(cells: Cells): Cells {
  const values = USUAL.map((column) => cells[column])
  const at = values.findIndex((value) => value.includes('@'))
  if (at < 0) return cells
  const inOrder = [values[at], ...values.slice(0, at), ...values.slice(at + 1)]
  return Object.fromEntries(USUAL.map((column, i) => [column, inOrder[i] ?? ''])) as Cells
}

function namesOf(name: string): { firstName: string; lastName: string } {
  const [firstName = '', ...rest] = clean(name).split(' ')
  return { firstName, lastName: rest.join(' ') }
}

/** One line without control characters, which have no place in a letter's greeting. */
const clean = (cell: string): string => cell.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

function languageOf(word: string): Locale | null {
  if (/^fr/i.test(word)) return 'fr'
  return /^(?:en|an)/i.test(word) ? 'en' : null
}
