import { z } from 'zod'
import type { SignedIn } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import {
  AGREED_TEXTS,
  type AgreedText,
  newerTexts,
  newestVersion,
  type TextVersions,
} from '~/domain/membership/agreement'
import { readPage } from '~/storage/content.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'

const Version = z
  .union([z.string(), z.date().transform((day) => day.toISOString().slice(0, 10))])
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}$/))

/**
 * The versions in force, from the front matter of the French texts, which prevail.
 * @throws when one has no `version`, or one that is no date: what people accept must have a name.
 */
export async function versionsInForce(): Promise<TextVersions> {
  const [terms, privacy] = await Promise.all(AGREED_TEXTS.map(versionOf))
  return { terms: terms ?? '', privacy: privacy ?? '' }
}

async function versionOf(text: AgreedText): Promise<string> {
  const page = await readPage(text, 'fr')
  if (!page) return ''
  const version = Version.safeParse(page.attributes.version)
  if (!version.success) throw new Error(`content/pages/${text}.fr.md: version must be a date, as 2026-11-01`)
  return version.data
}

/** Whether a member who accepted this version last is asked again. */
export async function owesAgreement(accepted: string): Promise<boolean> {
  return accepted < newestVersion(await versionsInForce())
}

/** What a member's row keeps of his latest acceptance; {@link keepAcceptance} keeps each one. */
export function acceptanceOf(versions: TextVersions, now: Date) {
  return { termsVersion: newestVersion(versions), termsAcceptedAt: now }
}

/** Keeps as rows that this member accepted these versions now; of the same version, the latest time counts. */
export async function keepAcceptance(
  tx: Transaction,
  memberId: string,
  versions: TextVersions,
  now: Date,
): Promise<void> {
  const accepted = AGREED_TEXTS.filter((what) => versions[what]).map((what) => ({
    what,
    version: versions[what],
  }))
  if (!accepted.length) return
  await tx.termsAcceptance.deleteMany({ where: { memberId, OR: accepted } })
  await tx.termsAcceptance.createMany({ data: accepted.map((row) => ({ memberId, ...row, at: now })) })
}

export type AgreementView = {
  /** Nothing was ever accepted: an admin made the account. */
  first: boolean
  /** What the form brings back: only what was shown is accepted. */
  version: string
  texts: { text: AgreedText; title: string; version: string; changes: string }[]
}

/** The texts that this person is asked about, with what changed in them; null when nothing is asked. */
export async function openAgreement(person: SignedIn, lang: Locale): Promise<AgreementView | null> {
  const versions = await versionsInForce()
  const { termsVersion } = await db().member.findUniqueOrThrow({
    where: { id: person.id },
    select: { termsVersion: true },
  })
  const newer = newerTexts(versions, termsVersion)
  if (!newer.length) return null
  const texts = await Promise.all(
    newer.map(async (text) => {
      const { title, changes } = (await readPage(text, lang))?.attributes ?? {}
      return { text, title: String(title ?? text), version: versions[text], changes: String(changes ?? '') }
    }),
  )
  return { first: termsVersion === '', version: newestVersion(versions), texts }
}

export type AcceptanceRow = { text: string; title: string; version: string; at: string }

/** What this person has accepted so far, the newest first. */
export async function listAcceptances(person: SignedIn, lang: Locale): Promise<AcceptanceRow[]> {
  const rows = await db().termsAcceptance.findMany({
    where: { memberId: person.id },
    orderBy: [{ at: 'desc' }, { what: 'desc' }],
  })
  return Promise.all(
    rows.map(async ({ what, version, at }) => ({
      text: what,
      title: String((await readPage(what, lang))?.attributes.title ?? what),
      version,
      at: at.toISOString(),
    })),
  )
}

/** Accepts what was shown; `changed` when another version has come into force meanwhile, and nothing is accepted. */
export async function acceptAgreement(
  person: SignedIn,
  shown: string,
  now: Date,
): Promise<'accepted' | 'changed'> {
  const versions = await versionsInForce()
  if (newestVersion(versions) !== shown) return 'changed'
  await inTransaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { id: person.id, termsVersion: { lt: shown } },
      data: acceptanceOf(versions, now),
    })
    if (count === 0) return
    await keepAcceptance(tx, person.id, versions, now)
    const act = { act: 'accept-terms', thing: { kind: 'member', id: person.id }, detail: versions } as const
    await recordAct(tx, person, act, now)
  })
  return 'accepted'
}
