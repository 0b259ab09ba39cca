import fs from 'node:fs/promises'
import { z } from 'zod'
import { foldWord } from '~/domain/fold'
import { type CsvColumns, readCsv, textOf } from '~/files/read-csv.server'

/** A user as the other site keeps him; empty is what nobody said. */
export type WordpressUser = {
  id: string
  login: string
  email: string
  displayName: string
  firstName: string
  lastName: string
  role: string
  registered: string
  passwordHash: string
  /** Of WP-Members: 1 activated, 0 not yet, 2 deactivated. */
  active: string
  /** Of WP-Members: when he confirmed his address; null when the file does not say it of anybody. */
  confirmed: string | null
  organisation: string
}

type Column = keyof WordpressUser

/** As the command of docs/operations/from-wordpress.md calls them, WP-CLI, or the export of WP-Members itself. */
const COLUMNS: CsvColumns<Column> = {
  id: ['id'],
  login: ['login', 'user_login', 'username'],
  email: ['email', 'e-mail', 'user_email'],
  displayName: ['display_name'],
  firstName: ['first_name'],
  lastName: ['last_name'],
  role: ['role', 'roles'],
  registered: ['registered', 'user_registered'],
  passwordHash: ['password_hash', 'user_pass'],
  active: ['active', 'activated?'],
  confirmed: ['confirmed', 'confirmed?', '_wpmem_user_confirmed'],
  organisation: ['organisation', 'organization', 'company'],
}

const LIMITS = { bytes: 64 * 1024 ** 2, lines: 200_000, cell: 2000 }

export type ReadUsers = { outcome: 'read'; users: WordpressUser[] } | { outcome: 'invalid'; problem: string }

const Cell = z.union([z.string(), z.number(), z.null(), z.array(z.string())]).optional()
const Json = z.array(z.record(z.string(), z.unknown())).max(LIMITS.lines)

/** Reads the site's users: CSV with its columns in the first line, or JSON as WP-CLI writes it. */
export async function readUsers(file: string): Promise<ReadUsers> {
  const facts = await fs.stat(file).catch(() => null)
  if (!facts?.isFile()) return { outcome: 'invalid', problem: `${file}: is no file` }
  if (facts.size > LIMITS.bytes) return { outcome: 'invalid', problem: `${file}: is larger than 64 MiB` }
  const bytes = await fs.readFile(file)
  const users = /^\s*\[/.test(textOf(bytes.subarray(0, 100))) ? fromJson(textOf(bytes)) : fromCsv(bytes)
  if (typeof users === 'string') return { outcome: 'invalid', problem: `${file}: ${users}` }
  if (users.some(({ email }) => email)) return { outcome: 'read', users: users.map(withRole) }
  return { outcome: 'invalid', problem: `${file}: no column with e-mail addresses (user_email)` }
}

function fromCsv(bytes: Uint8Array): WordpressUser[] | string {
  const read = readCsv(bytes, COLUMNS, LIMITS)
  if (read.outcome === 'refused') return `cannot be read (${read.why})`
  const says = read.columns.includes('confirmed')
  return read.lines.map(({ cells }) => ({ ...cells, confirmed: says ? cells.confirmed : null }))
}

function fromJson(text: string): WordpressUser[] | string {
  const rows = Json.safeParse(parsed(text))
  if (!rows.success) return 'is no list of users (JSON)'
  const folded = rows.data.map(withFoldedNames)
  const says = folded.some((row) => COLUMNS.confirmed.some((name) => foldWord(name) in row))
  return folded.map((row) => {
    const cell = (column: Column) =>
      COLUMNS[column].map((name) => asText(row[foldWord(name)])).find(Boolean) ?? ''
    const cells = Object.fromEntries(
      (Object.keys(COLUMNS) as Column[]).map((column) => [column, cell(column)]),
    )
    return { ...(cells as Record<Column, string>), confirmed: says ? cell('confirmed') : null }
  })
}

const withFoldedNames = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [foldWord(name), value]))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function asText(value: unknown): string {
  const cell = Cell.safeParse(value)
  if (!cell.success || cell.data === null || cell.data === undefined) return ''
  return (Array.isArray(cell.data) ? cell.data.join(',') : String(cell.data)).normalize('NFC').trim()
}

/** `a:1:{s:6:"editor";b:1;}` is how WordPress keeps roles; of several the first is the one that it shows. */
function withRole(user: WordpressUser): WordpressUser {
  const serialised = /s:\d+:"([^"]+)";b:1/.exec(user.role)?.[1]
  return { ...user, role: serialised ?? user.role.split(',')[0]?.trim() ?? '' }
}
