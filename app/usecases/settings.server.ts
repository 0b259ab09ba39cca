import { z } from 'zod'
import type { Admin } from '~/domain/access/visitor'
import { MEMBERSHIP_POLICIES } from '~/domain/membership/membership'
import { PASSWORD_MINIMUM } from '~/domain/membership/password'
import { SECOND_FACTOR_RULES } from '~/domain/membership/second-factor'
import { db, inTransaction } from '~/storage/database.server'
import { recordAct } from './audit.server'

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
})
export type Settings = z.infer<typeof Settings>

const KEY = 'settings'

export async function readSettings(): Promise<Settings> {
  const row = await db().setting.findUnique({ where: { key: KEY } })
  return settingsOf(row?.value)
}

const FOR_A_WHILE = 30_000
let told: { minimum: number; until: number } | undefined

/**
 * The length that hints tell, at most half a minute old: every page has this, and none shall ask the database for
 * it. What decides about a password reads the settings.
 */
export async function knownPasswordMinimum(): Promise<number> {
  const moment = performance.now()
  if (!told || told.until < moment) {
    const { passwordMinimum } = await readSettings()
    told = { minimum: passwordMinimum, until: moment + FOR_A_WHILE }
  }
  return told.minimum
}

/** The settings as they are kept; the defaults for what is missing. */
export function settingsOf(value: unknown): Settings {
  const parsed = Settings.safeParse(value ?? {})
  return parsed.success ? parsed.data : Settings.parse({})
}

/** Keeps the settings and says in the audit trail who changed what. */
export async function changeSettings(admin: Admin, settings: Settings, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value: settings, updatedAt: now },
      update: { value: settings, updatedAt: now },
    })
    await recordAct(
      tx,
      admin,
      { act: 'change-settings', thing: { kind: 'setting', id: KEY }, detail: settings },
      now,
    )
  })
  told = undefined
}
