import { config } from '~/config.server'
import { GUEST } from '~/domain/access/visitor'
import type { Work } from '~/domain/citing/work'
import {
  identifierOf,
  idInIdentifier,
  type OaiError,
  type OaiErrorCode,
  type Selection,
  type SetKey,
  setSpecOf,
} from '~/domain/harvest/oai-request'
import { isId } from '~/domain/ids'
import { inLocale, LOCALES } from '~/domain/locale'
import type { Prisma } from '~/generated/prisma/client'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { listedWorkshops, pagesForGuests } from '../library/listed.server'
import { type Place, readResumptionToken, resumptionToken } from './resumption.server'
import { type ToldWork, tellWorks } from './told.server'

const PAGE = 100

/** A record as the protocol sees it: what was withdrawn is told as deleted. */
export type OaiRecord = { identifier: string; stampedAt: Date; sets: string[]; work: Work; deleted: boolean }

export type Harvested =
  | {
      outcome: 'harvested'
      prefix: Selection['prefix']
      records: OaiRecord[]
      /** Where the list goes on; `''` at the end of one that was resumed; null: it fits into this answer. */
      token: string | null
    }
  | { outcome: 'refused'; error: OaiError }

/** A page of records, by what was asked or by the token of the page before. */
export async function harvest(
  asked: { selection: Selection } | { token: string },
  now: Date,
): Promise<Harvested> {
  const resumed = 'token' in asked ? readResumptionToken(asked.token) : null
  if ('token' in asked && !resumed) return refused('badResumptionToken', 'This is no token of ours.')
  const { selection, after } = resumed ?? { ...(asked as { selection: Selection }), after: null }
  const found = await tellWorks(
    { where: whereOf(selection, after, now), orderBy: [{ stampedAt: 'asc' }, { id: 'asc' }], take: PAGE + 1 },
    now,
  )
  if (!found.length && !after) return refused('noRecordsMatch', 'Nothing that is told of matches.')
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  const goesOn = found.length > PAGE && last
  return {
    outcome: 'harvested',
    prefix: selection.prefix,
    records: page.map(recordOf),
    token: goesOn ? resumptionToken(selection, { stampedAt: last.stampedAt, id: last.work.id }) : after && '',
  }
}

function whereOf(
  { set, from, before }: Selection,
  after: Place | null,
  now: Date,
): Prisma.LibraryDocumentWhereInput {
  const { stampedAt, id } = after ?? {}
  return {
    AND: [
      // The first bound lets the index begin there, the second is exact.
      { stampedAt: { gte: stampedAt ?? from ?? undefined, lt: before ?? undefined } },
      ...(stampedAt ? [{ OR: [{ stampedAt: { gt: stampedAt } }, { stampedAt, id: { gt: id } }] }] : []),
      ...(set?.kind === 'theme' ? [{ theme: set.key }] : []),
      ...(set?.kind === 'workshop' ? [{ workshop: { slug: set.key } }] : []),
      pagesForGuests(now),
    ],
  }
}

/** One record; null: nobody is told of it, which is the same as that there is none. */
export async function harvestOne(identifier: string, now: Date): Promise<OaiRecord | null> {
  const id = idInIdentifier(hostOfRepository(), identifier)
  if (!id || !isId(id)) return null
  const [told] = await tellWorks({ where: { AND: [{ id }, pagesForGuests(now)] } }, now)
  return told ? recordOf(told) : null
}

function recordOf({ work, stampedAt }: ToldWork): OaiRecord {
  const sets: SetKey[] = [
    ...(work.theme ? [{ kind: 'theme' as const, key: work.theme }] : []),
    ...(work.workshop ? [{ kind: 'workshop' as const, key: work.workshop.slug }] : []),
  ]
  return {
    identifier: identifierOf(hostOfRepository(), work.id),
    stampedAt,
    sets: sets.map(setSpecOf),
    work,
    deleted: work.access === 'tombstone',
  }
}

/** Themes of the site, and workshops that a guest may know of, with their names in the first language. */
export async function listSets(now: Date): Promise<{ spec: string; name: string }[]> {
  const [site, workshops] = await Promise.all([
    readSite(),
    db().workshop.findMany({
      where: listedWorkshops(GUEST, now),
      orderBy: [{ position: 'asc' }, { slug: 'asc' }],
      select: { slug: true, texts: { select: { lang: true, title: true } } },
    }),
  ])
  return [
    ...site.themes.map(({ key, name }) => ({
      spec: setSpecOf({ kind: 'theme', key }),
      name: name[LOCALES[0]],
    })),
    ...workshops.map(({ slug, texts }) => ({
      spec: setSpecOf({ kind: 'workshop', key: slug }),
      name: inLocale(texts, LOCALES[0])?.title ?? slug,
    })),
  ]
}

export type Repository = {
  name: string
  host: string
  email: string
  /** The oldest stamp that is told. */
  since: Date
  sample: string
}

/** What the repository says of itself. */
export async function describeRepository(now: Date): Promise<Repository> {
  const [site, oldest] = await Promise.all([
    readSite(),
    db().libraryDocument.findFirst({
      where: pagesForGuests(now),
      orderBy: { stampedAt: 'asc' },
      select: { stampedAt: true },
    }),
  ])
  const host = hostOfRepository()
  return {
    name: `${site.name}, ${site.fullName[LOCALES[0]]}`,
    host,
    email: site.contactEmail ?? /[^\s<>]+@[^\s<>]+/.exec(config().mailFrom)?.[0] ?? '',
    since: oldest?.stampedAt ?? now,
    sample: identifierOf(host, 'V1StGXR8_Z5jdHi6B-myT'),
  }
}

const hostOfRepository = (): string => new URL(config().origin).hostname

const refused = (code: OaiErrorCode, message: string): Harvested => ({
  outcome: 'refused',
  error: { code, message },
})
