import { z } from 'zod'
import { config } from '~/config.server'
import { DEFAULT_LOCALE, type Locale } from '~/domain/locale'
import { type FirstAdmin, wordsOfPerson } from '~/domain/membership/registration'
import { paths } from '~/paths'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { equalHashes, hashToken, newId, newToken } from '~/storage/ids.server'
import { hashPassword } from '~/storage/passwords.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { type StartedSession, startLoginSession } from '../login-sessions.server'
import { acceptanceOf, keepAcceptance, versionsInForce } from './agreement.server'
import { dropFactors } from './factors.server'
import { refusedPassword } from './new-password.server'
import { retireOpenDoors } from './one-time-tokens.server'
import { BUSY, type Busy, type Limited, limited, type PasswordRefused } from './refusals.server'

const HOUR = 3_600_000
const KEY = 'setup-secret'
/** Any number, the same in every process: first admins are made one after the other. */
const LOCK = 7_405_001

const Secret = z.object({ hash: z.string(), expiresAt: z.coerce.date() })

const adminExists = async (tx: Transaction): Promise<boolean> =>
  (await tx.member.count({ where: { role: 'admin' } })) > 0

/** A new one-time link to make the first admin, valid for an hour; null when there is an admin. */
export async function setUpLink(now: Date): Promise<string | null> {
  const token = newToken()
  const value = { hash: hashToken(token), expiresAt: new Date(now.getTime() + HOUR).toISOString() }
  const made = await inTransaction(async (tx) => {
    if (await adminExists(tx)) return false
    await tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value, updatedAt: now },
      update: { value, updatedAt: now },
    })
    return true
  })
  return made ? config().origin + paths.setup(DEFAULT_LOCALE, token) : null
}

export type SetUpState = 'open' | 'wrong-secret' | 'gone'

/** Whether the first admin can be made with this secret; `gone` once there is one. */
export function lookAtSetUp(token: string | null, now: Date): Promise<SetUpState> {
  return stateOfSetUp(db(), token, now)
}

async function stateOfSetUp(tx: Transaction, token: string | null, now: Date): Promise<SetUpState> {
  // In this order: who becomes admin at this moment has taken the secret away by the time that he is one.
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  if (await adminExists(tx)) return 'gone'
  const secret = Secret.safeParse(row?.value)
  const right =
    secret.success && token && secret.data.expiresAt > now && equalHashes(secret.data.hash, hashToken(token))
  return right ? 'open' : 'wrong-secret'
}

/** Makes the first admin, exactly one however many ask at once, and signs him in. */
export async function makeFirstAdmin(
  form: FirstAdmin,
  { lang, address, deviceName }: { lang: Locale; address: string; deviceName: string },
  now: Date,
): Promise<
  | { outcome: 'made'; session: StartedSession }
  | { outcome: Exclude<SetUpState, 'open'> }
  | PasswordRefused
  | Limited
  | Busy
> {
  const seconds = await countUse(['setup-address', address])
  if (seconds) return limited(seconds)
  const state = await lookAtSetUp(form.token, now)
  if (state !== 'open') return { outcome: state }
  const refused = await refusedPassword(form.password, wordsOfPerson(form), address)
  if (refused) return refused
  const passwordHash = await hashPassword(form.password)
  if (!passwordHash) return BUSY
  const made = await inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK})`
    const still = await stateOfSetUp(tx, form.token, now)
    if (still !== 'open') return still
    const admin = await createAdmin(tx, form, { lang, passwordHash }, now)
    return startLoginSession(tx, admin, { remembered: false, deviceName }, now)
  })
  if (typeof made === 'string') return { outcome: made === 'gone' ? 'gone' : 'wrong-secret' }
  return { outcome: 'made', session: made }
}

async function createAdmin(
  tx: Transaction,
  form: FirstAdmin,
  { lang, passwordHash }: { lang: Locale; passwordHash: string },
  now: Date,
): Promise<{ id: string; role: 'admin' }> {
  const versions = await versionsInForce()
  const facts = {
    email: form.email.address,
    firstName: form.firstName,
    lastName: form.lastName,
    organisation: form.organisation,
    lang,
    passwordHash,
    role: 'admin' as const,
    ...acceptanceOf(versions, now),
    emailConfirmedAt: now,
    approvedAt: now,
    refusedAt: null,
    refusalReason: null,
    suspendedAt: null,
    suspensionReason: null,
    deletionAskedAt: null,
    deletionRemindedAt: null,
  }
  // Who registered before he opened the link becomes the admin; whatever could open that account goes.
  const { id } = await tx.member.upsert({
    where: { emailKey: form.email.key },
    create: { id: newId(), emailKey: form.email.key, stakeholderGroup: 'other', registeredAt: now, ...facts },
    update: facts,
  })
  await keepAcceptance(tx, id, versions, now)
  await dropFactors(tx, id)
  await tx.loginSession.deleteMany({ where: { memberId: id } })
  await tx.oneTimeToken.deleteMany({ where: { memberId: id } })
  await retireOpenDoors(tx, id, now)
  await tx.setting.deleteMany({ where: { key: KEY } })
  await recordAct(tx, null, { act: 'set-up-first-admin', thing: { kind: 'member', id } }, now)
  return { id, role: 'admin' }
}
