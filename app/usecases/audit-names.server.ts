import { inLocale, type Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'

export type NamedThing = {
  kind: string
  id: string
  /** null when it is gone: the audit trail outlives what it tells of. */
  name: string | null
}

/** Names of what audit entries speak of, in at most one query for each kind. */
export async function nameThings(
  things: readonly { kind: string; id: string }[],
  lang: Locale,
): Promise<(kind: string, id: string) => NamedThing> {
  const idsOf = (kind: string) => [...new Set(things.filter((t) => t.kind === kind).map((t) => t.id))]
  const found = await Promise.all([
    nameMembers(idsOf('member')),
    nameDocuments(idsOf('document'), lang),
    nameWorkshops(idsOf('workshop'), lang),
    nameCollections(idsOf('collection'), lang),
    nameFiles(idsOf('file')),
    nameLetters(idsOf('letter')),
    nameInvitations(idsOf('invitation')),
  ])
  const names = new Map(found.flat())
  return (kind, id) => ({ kind, id, name: names.get(`${kind} ${id}`) ?? null })
}

type Named = [key: string, name: string][]

async function nameMembers(ids: string[]): Promise<Named> {
  if (!ids.length) return []
  const rows = await db().member.findMany({ where: { id: { in: ids } } })
  return rows.map((row) => [`member ${row.id}`, `${row.firstName} ${row.lastName}`])
}

async function nameDocuments(ids: string[], lang: Locale): Promise<Named> {
  if (!ids.length) return []
  const rows = await db().libraryDocument.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, texts: { select: { lang: true, title: true } } },
  })
  return rows.map(({ id, slug, texts }) => [`document ${id}`, inLocale(texts, lang)?.title ?? slug])
}

async function nameWorkshops(ids: string[], lang: Locale): Promise<Named> {
  if (!ids.length) return []
  const rows = await db().workshop.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, texts: { select: { lang: true, title: true } } },
  })
  return rows.map(({ id, slug, texts }) => [`workshop ${id}`, inLocale(texts, lang)?.title ?? slug])
}

async function nameCollections(ids: string[], lang: Locale): Promise<Named> {
  if (!ids.length) return []
  const rows = await db().collection.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, texts: { select: { lang: true, title: true } } },
  })
  return rows.map(({ id, slug, texts }) => [`collection ${id}`, inLocale(texts, lang)?.title ?? slug])
}

async function nameFiles(ids: string[]): Promise<Named> {
  if (!ids.length) return []
  const rows = await db().storedFile.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  return rows.map(({ id, name }) => [`file ${id}`, name])
}

async function nameLetters(ids: string[]): Promise<Named> {
  if (!ids.length) return []
  const rows = await db().letter.findMany({ where: { id: { in: ids } }, select: { id: true, subject: true } })
  return rows.map(({ id, subject }) => [`letter ${id}`, subject])
}

async function nameInvitations(ids: string[]): Promise<Named> {
  if (!ids.length) return []
  const rows = await db().invitation.findMany({
    where: { id: { in: ids } },
    select: { id: true, email: true, member: { select: { firstName: true, lastName: true } } },
  })
  return rows.map(({ id, email, member }) => [
    `invitation ${id}`,
    member ? `${member.firstName} ${member.lastName}` : email,
  ])
}
