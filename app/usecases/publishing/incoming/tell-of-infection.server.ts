import { uploadLetters } from '~/mail/letters-uploads.server'
import type { Transaction } from '~/storage/database.server'
import { recordAct } from '../../audit.server'

type Infected = { id: string; documentId: string; memberId: string | null; name: string }

/** The admins learn which file of whom the scanner has recognised, and the audit trail as what. */
export async function tellOfInfection(
  tx: Transaction,
  { id, documentId, memberId, name }: Infected,
  signature: string,
  now: Date,
): Promise<void> {
  const sender = memberId ? await tx.member.findUnique({ where: { id: memberId } }) : null
  const admins = await tx.member.findMany({
    where: { role: 'admin', approvedAt: { not: null }, suspendedAt: null, refusedAt: null },
    select: { id: true, email: true, firstName: true, lang: true },
  })
  const who = sender ? { byId: sender.id, by: `${sender.firstName} ${sender.lastName}` } : { by: '' }
  for (const admin of admins)
    await uploadLetters.fileInfected(tx, admin, { documentId, name, signature, ...who }, now)
  const thing = { kind: 'file', id } as const
  const actor = memberId ? { id: memberId } : null
  await recordAct(
    tx,
    actor,
    { act: 'refuse-infected', thing, detail: { document: documentId, signature } },
    now,
  )
}
