import { expect } from 'vitest'
import type { Portal } from '../support/portal'

/** What a denial says by its headers: nothing about the thing behind it. */
const TELLTALES = [
  'content-range',
  'content-disposition',
  'etag',
  'last-modified',
  'accept-ranges',
  'x-accel-redirect',
]

type Told = { status: number; headers: Record<string, string>; body: string }
type AnyAnswer = {
  status: number
  headers: Headers | Record<string, string | string[] | undefined>
  body: string
}

export async function told(answer: Response): Promise<Told> {
  return flat({ status: answer.status, headers: answer.headers, body: await answer.text() })
}

function flat({ status, headers, body }: AnyAnswer): Told {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers)
  return { status, body, headers: Object.fromEntries(entries.map(([name, value]) => [name, String(value)])) }
}

/** All that an answer says: headers and body, as they stand, and what they hold percent- or base64-encoded. */
export function everythingIn(answer: AnyAnswer): string {
  const { headers, body } = flat(answer)
  const plain = `${JSON.stringify(headers)}\n${body}`
  const percent = plain.replace(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  )
  const base64 = (plain.match(/[\w+/-]{24,}={0,2}/g) ?? []).map((word) =>
    Buffer.from(word, 'base64').toString(),
  )
  return [plain, percent, ...base64].join('\n')
}

export function expectNone(answer: AnyAnswer, canaries: string[]): void {
  const text = everythingIn(answer)
  expect(canaries.filter((word) => text.includes(word))).toEqual([])
}

/**
 * A denial as the written cases define it: 401, 403, 404, or the way to the door (in `.data` a 202 that leads there; its HEAD has no body);
 * no word of the thing, no header that knows it.
 */
export function expectDeny(given: AnyAnswer, canaries: string[], what = ''): void {
  const answer = flat(given)
  const location = answer.headers.location ?? ''
  const toTheDoor = /^\/(?:fr|en)\/login(?:\?|$)/.test(location)
  const inData = answer.status === 202 && /^$|\/(?:fr|en)\/login/.test(answer.body)
  const denied = [401, 403, 404].includes(answer.status) || ([302, 303].includes(answer.status) && toTheDoor)
  expect([what, answer.status, denied || inData]).toEqual([what, answer.status, true])
  for (const name of TELLTALES) expect([what, name, answer.headers[name]]).toEqual([what, name, undefined])
  expectNone(answer, canaries)
}

/** What differs from answer to answer whoever asks, and the words of the address itself. */
export function withoutChance({ status, headers, body }: AnyAnswer, ownWords: string[]) {
  const mask = (text: string) =>
    ownWords
      .reduce((masked, word) => masked.replaceAll(word, 'X'), text)
      .replace(/nonce-[^'"]+|nonce="[^"]*"/g, 'N')
      // The moment at which the registration form was drawn, and its seal.
      .replace(/\b\d{13}\.[\w-]{43}/g, 'STAMP')
  const { 'x-request-id': id = '', date: _date, ...kept } = flat({ status, headers, body }).headers
  const masked = Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, mask(value)]))
  return { status, headers: masked, body: mask(body).replaceAll(id, 'ID') }
}

type State = Record<string, string>

/** What moves by itself: when somebody was last seen, and how far a letter that was written before has come. */
const MOVING = ['lastSeenAt', 'nextAttemptAt', 'leasedUntil', 'attempts', 'lastError', 'sentAt', 'deadAt']

/** What is counted, and what is read out of files: the worker's, which nobody's act brings about but by a file. */
const BY_ITSELF = ['rate_limit', 'FileReading', 'FilePage', 'PageImage']

/** A hash of every row of every table, but for what time and mere reading move. */
async function stateOf({ db }: Portal): Promise<State> {
  const tables = await db.$queryRawUnsafe<{ name: string }[]>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in (${BY_ITSELF.map((name) => `'${name}'`).join(', ')})`,
  )
  const state: State = {}
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ hash: string }[]>(
      `select count(*) || ':' || coalesce(md5(string_agg(line, '' order by line)), '') as hash
       from (select (to_jsonb(t) - '{${MOVING.join(',')}}'::text[])::text as line from "${name}" t) lines`,
    )
    state[name] = row?.hash ?? ''
  }
  return state
}

/** Nothing that the portal keeps differs after the act: members, things, files, letters, sessions, audit trail. */
export async function expectUnchanged(portal: Portal, act: () => Promise<void>): Promise<void> {
  const before = await stateOf(portal)
  await act()
  expect(await stateOf(portal)).toEqual(before)
}
