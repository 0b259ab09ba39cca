import {
  INVITEE_COLUMNS,
  type ListLine,
  MOST_INVITEES,
  readInvitees,
} from '~/domain/membership/invitation-list'
import { readCsv, textOf } from '~/files/read-csv.server'

/** Why a list cannot be read at all. */
export type ListFault = 'empty' | 'too-long' | 'unreadable'

/** The people of a pasted list or of the text of a CSV file, line by line. */
export function readList(list: string): ListLine[] | ListFault {
  const reading = readCsv(unquoteNames(list), INVITEE_COLUMNS, { lines: MOST_INVITEES })
  if (reading.outcome === 'read') return readInvitees(reading.lines)
  if (reading.why === 'empty') return 'empty'
  return reading.why === 'not-text' || reading.why === 'quote-open' ? 'unreadable' : 'too-long'
}

/** Address books write `"Nouvelle, Nadia" <nadia@…>,`, which is no line of a CSV file. */
const unquoteNames = (list: string): string =>
  list
    .replace(/>[ \t]*[,;][ \t]*(?=[\r\n]|$)/g, '>')
    .replace(
      /^[ \t]*"([^"\n]*)"[ \t]*(<[^<>\n]+>)/gm,
      (_whole, name: string, address: string) => `${name.replace(/[,;]/g, ' ')} ${address}`,
    )

/** What was pasted, followed by what a chosen file holds, however it is encoded. */
export function joinList(pasted: string, file: Uint8Array): string {
  return [pasted.trim(), textOf(file).trim()].filter(Boolean).join('\n')
}
