import { config } from '~/config.server'
import type { Admin } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { type LetterState, letterState } from '~/domain/letters/delivery'
import { isPersonal } from '~/domain/letters/personal'
import { type Paging, pageOf, searchWords } from '~/domain/paging'
import type { Letter, Prisma } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { db, inTransaction } from '~/storage/database.server'
import { recordAct } from './audit.server'

const ROWS = 50

export type LetterRow = {
  id: string
  kind: string
  to: string
  subject: string
  state: LetterState
  queuedAt: string
  attempts: number
}

export type OutboxQuery = { state: LetterState | null; words: string; page: number }

export type Outbox = {
  rows: LetterRow[]
  paging: Paging
  counts: Record<LetterState, number>
  /** Without a mail server letters are kept as files, and their links are passed on by hand. */
  mailServer: boolean
}

const IN_STATE: Record<LetterState, Prisma.LetterWhereInput> = {
  sent: { sentAt: { not: null } },
  dead: { sentAt: null, deadAt: { not: null } },
  waiting: { sentAt: null, deadAt: null },
}

/** The letters of the last thirty days, newest first. */
export async function listLetters(_admin: Admin, { state, words, page }: OutboxQuery): Promise<Outbox> {
  const found = searchWords(words).map((word): Prisma.LetterWhereInput => {
    const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
    return { OR: [{ toAddress: contains }, { subject: contains }] }
  })
  const where = { AND: [state ? IN_STATE[state] : {}, ...found] }
  const [total, counts] = await Promise.all([db().letter.count({ where }), countLetters()])
  const paging = pageOf(total, page, ROWS)
  const rows = await db().letter.findMany({
    where,
    orderBy: [{ queuedAt: 'desc' }, { id: 'asc' }],
    skip: paging.skip,
    take: paging.take,
  })
  return { rows: rows.map(rowOf), paging, counts, mailServer: config().smtpUrl !== null }
}

/** How many letters are in each state. */
async function countLetters(): Promise<Record<LetterState, number>> {
  const [waiting, sent, dead] = await Promise.all([
    db().letter.count({ where: IN_STATE.waiting }),
    db().letter.count({ where: IN_STATE.sent }),
    db().letter.count({ where: IN_STATE.dead }),
  ])
  return { waiting, sent, dead }
}

/** Letters that could not be delivered at the first try, or at all. */
export function countUndelivered(): Promise<number> {
  return db().letter.count({
    where: { sentAt: null, OR: [{ deadAt: { not: null } }, { lastError: { not: null } }] },
  })
}

export type LetterView = LetterRow & {
  lang: string
  /** `shown`; `personal`: its link stands for the recipient, so nobody else reads it; `emptied`: it was, once sent. */
  body: { is: 'shown'; text: string; link: string | null } | { is: 'personal' } | { is: 'emptied' }
  /** Whether it holds a link that stands for its recipient. */
  personal: boolean
  nextAttemptAt: string | null
  sentAt: string | null
  deadAt: string | null
  lastError: string | null
  mailServer: boolean
}

/** One letter, or null when there is none of this id. */
export async function openLetter(_admin: Admin, id: string | undefined): Promise<LetterView | null> {
  const row = isId(id) ? await db().letter.findUnique({ where: { id } }) : null
  if (!row) return null
  const state = letterState(row)
  return {
    ...rowOf(row),
    lang: row.lang,
    body: bodyOf(row),
    personal: isPersonal(row),
    nextAttemptAt: state === 'waiting' ? row.nextAttemptAt.toISOString() : null,
    sentAt: row.sentAt?.toISOString() ?? null,
    deadAt: row.deadAt?.toISOString() ?? null,
    lastError: row.lastError,
    mailServer: config().smtpUrl !== null,
  }
}

export type LetterRetry = { outcome: 'queued' } | { outcome: 'not-dead' } | { outcome: 'missing' }

/** Queues a letter that was given up once more, as if it were new: it gets its 72 hours again. */
export async function retryLetter(admin: Admin, id: string | undefined, now: Date): Promise<LetterRetry> {
  if (!isId(id) || !(await db().letter.count({ where: { id } }))) return { outcome: 'missing' }
  const queued = await inTransaction(async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id, ...IN_STATE.dead },
      data: { deadAt: null, leasedUntil: null, attempts: 0, queuedAt: now, nextAttemptAt: now },
    })
    if (count) await recordAct(tx, admin, { act: 'retry-letter', thing: { kind: 'letter', id } }, now)
    return count === 1
  })
  if (!queued) return { outcome: 'not-dead' }
  await wakeLetters()
  return { outcome: 'queued' }
}

function rowOf(row: Letter): LetterRow {
  return {
    id: row.id,
    kind: row.kind,
    to: row.toAddress,
    subject: row.subject,
    state: letterState(row),
    queuedAt: row.queuedAt.toISOString(),
    attempts: row.attempts,
  }
}

/** With a mail server nobody needs to pass a link on, so nobody but its recipient sees one that signs him in. */
function bodyOf(row: Letter): LetterView['body'] {
  const { text, link } = row
  if (text === '') return { is: 'emptied' }
  if (config().smtpUrl && isPersonal(row)) return { is: 'personal' }
  return { is: 'shown', text, link }
}
