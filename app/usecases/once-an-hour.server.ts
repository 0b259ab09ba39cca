import type { Transaction } from '~/storage/database.server'

const HOUR = 3_600_000

/** True for one caller an hour, for each key: one statement decides, so that two at once do not both do it. */
export async function onceAnHour(tx: Transaction, key: string, now: Date): Promise<boolean> {
  const due = new Date(now.getTime() - HOUR)
  const done = await tx.$executeRaw`
    insert into "Setting" ("key", "value", "updatedAt") values (${key}, '{}'::jsonb, ${now})
    on conflict ("key") do update set "updatedAt" = excluded."updatedAt" where "Setting"."updatedAt" <= ${due}`
  return done > 0
}

/** When it was done last; null for never. */
export async function doneLast(tx: Transaction, key: string): Promise<Date | null> {
  return (await tx.setting.findUnique({ where: { key } }))?.updatedAt ?? null
}
