import { z } from 'zod'
import { SHARING_RULES } from '~/domain/access/sharing'
import type { Admin } from '~/domain/access/visitor'
import { MEMBERSHIP_POLICIES } from '~/domain/membership/membership'
import { PASSWORD_MINIMUM } from '~/domain/membership/password'
import { SECOND_FACTOR_RULES } from '~/domain/membership/second-factor'
import { db, inTransaction } from '~/storage/database.server'
import { endAllShares } from './access/end-shares.server'
import { recordAct } from './audit.server'
import { isAdminStill } from './members/still-staff.server'

/** What admins set at the desk; each has a default, so that a first start needs none. */
export const Settings = z.object({
  membershipPolicy: z.enum(MEMBERSHIP_POLICIES).default('moderated'),
  approvedDomains: z.array(z.string()).default([]),
  refusedDomains: z.array(z.string()).default([]),
  secondFactor: z.enum(SECOND_FACTOR_RULES).default('staff'),
  passwordMinimum: z
    .int()
    .min(PASSWORD_MINIMUM.least)
    .max(PASSWORD_MINIMUM.most)
    .default(PASSWORD_MINIMUM.usual),
  memberSharing: z.enum(SHARING_RULES).default('off'),
})
export type Settings = z.infer<typeof Settings>

const KEY = 'settings'

/** The settings as the database has them now. */
export async function readSettings(): Promise<Settings> {
  const row = await db().setting.findUnique({ where: { key: KEY } })
  return settingsOf(row?.value)
}

const FOR_A_WHILE = 5_000
let told: { settings: Promise<Settings>; until: number } | undefined

/**
 * The settings as pages tell them, so that no page asks the database for them: what an admin changes counts at once in
 * the process that kept it, in the others within five seconds. What decides about somebody calls {@link readSettings}.
 */
export function toldSettings(): Promise<Settings> {
  const moment = performance.now()
  if (told && told.until >= moment) return told.settings
  const settings = readSettings()
  told = { settings, until: moment + FOR_A_WHILE }
  // What the database could not answer is asked again.
  settings.catch(() => {
    if (told?.settings === settings) told = undefined
  })
  return settings
}

/** The settings as they are kept; the defaults for what is missing. */
export function settingsOf(value: unknown): Settings {
  const parsed = Settings.safeParse(value ?? {})
  return parsed.success ? parsed.data : Settings.parse({})
}

/** Keeps the settings and says in the audit trail who changed what. False when who asks is no admin any more. */
export async function changeSettings(admin: Admin, settings: Settings, now: Date): Promise<boolean> {
  const kept = await inTransaction(async (tx) => {
    if (!(await isAdminStill(tx, admin.id))) return false
    await tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value: settings, updatedAt: now },
      update: { value: settings, updatedAt: now },
    })
    if (settings.memberSharing === 'off') await endAllShares(tx, now)
    await recordAct(
      tx,
      admin,
      { act: 'change-settings', thing: { kind: 'setting', id: KEY }, detail: settings },
      now,
    )
    return true
  })
  told = undefined
  return kept
}
