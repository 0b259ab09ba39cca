import type { Transaction } from '~/storage/database.server'

/** Whoever changes a document's files waits for who does so already: rows that share bytes are counted rightly. False when there is no such document. */
export async function lockDocument(tx: Transaction, documentId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select "id" from "LibraryDocument" where "id" = ${documentId} for update`
  return rows.length === 1
}
