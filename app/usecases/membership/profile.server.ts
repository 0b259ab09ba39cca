import type { SignedIn } from '~/domain/access/visitor'
import { isLocale, type Locale } from '~/domain/locale'
import { type Standing, standingOf } from '~/domain/membership/membership'
import type { Profile } from '~/domain/membership/profile'
import { db, inTransaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'

export type ProfileView = {
  firstName: string
  lastName: string
  email: string
  organisation: string
  stakeholderGroup: string
  lang: Locale
  standing: Standing
  role: 'member' | 'editor' | 'admin'
  registeredAt: string
  /** Where he wanted to go when he registered. */
  wantedPath: string | null
}

/** What a person sees of his own account. */
export async function openProfile(person: SignedIn): Promise<ProfileView> {
  const row = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  return {
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    organisation: row.organisation,
    stakeholderGroup: row.stakeholderGroup,
    lang: isLocale(row.lang) ? row.lang : 'fr',
    standing: standingOf(row),
    role: row.role,
    registeredAt: row.registeredAt.toISOString(),
    wantedPath: row.wantedPath,
  }
}

/** Keeps a person's own changes; the audit trail says which fields, not what they held. */
export async function changeProfile(person: SignedIn, profile: Profile, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const before = await tx.member.findUniqueOrThrow({ where: { id: person.id } })
    const fields = (Object.keys(profile) as (keyof Profile)[]).filter((key) => before[key] !== profile[key])
    if (!fields.length) return
    await tx.member.update({ where: { id: person.id }, data: profile })
    await recordAct(
      tx,
      person,
      { act: 'change-profile', thing: { kind: 'member', id: person.id }, detail: { fields } },
      now,
    )
  })
}
