import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { FileFormat } from '~/domain/library/file-format'
import { db } from '~/storage/database.server'
import { type GatedFileRow, readGatedFile } from '~/storage/gated-file.server'
import { type GateRow, gated, ownGrant, ownPasses } from './gate-facts.server'

/** Who asks, or who it will turn out to be: the file is looked up meanwhile. */
export type Asking = Visitor | Promise<Visitor>

/**
 * A file and what the gate has to know of its document for this visitor. What is said of the file itself is for who
 * passes the gate, and for nobody else. null when there is no such file.
 */
export async function fileAtGate(asking: Asking, fileId: string) {
  const [visitor, row] = await Promise.all([asking, isId(fileId) ? readGatedFile(fileId) : null])
  if (!row) return null
  const { documentId, openPages, showsCover, name, format, sha256, blobKey } = row
  const document = { id: documentId, openPages, showsCover, ...(await gateRowOf(row, visitor)) }
  const file = { name, format: format as FileFormat, sha256, blobKey }
  return { visitor, document, thing: gated(document), file }
}

async function gateRowOf(row: GatedFileRow, visitor: Visitor): Promise<GateRow> {
  const { documentId, workshopAudience, workshopPublishedAt } = row
  const { audience, publishedAt, withdrawnAt, embargoUntil, shareable } = row
  return {
    ...{ audience, publishedAt, withdrawnAt, embargoUntil, shareable },
    workshop: workshopAudience ? { audience: workshopAudience, publishedAt: workshopPublishedAt } : null,
    ...(await ownRights(documentId, visitor, [audience, workshopAudience].includes('by-request'))),
  }
}

/** Only who has a right of his own is asked about: a grant counts for what is by request, a pass for who was given one. */
async function ownRights(
  documentId: string,
  visitor: Visitor,
  byRequest: boolean,
): Promise<Pick<GateRow, 'grants' | 'passes'>> {
  const [grant, pass] = [ownGrant(visitor), ownPasses(visitor)]
  const [grants, passes] = await Promise.all([
    byRequest && isSignedIn(visitor)
      ? db().accessGrant.findMany({ ...grant, where: { ...grant.where, documentId } })
      : [],
    visitor.reader ? db().guestPass.findMany({ ...pass, where: { ...pass.where, documentId } }) : [],
  ])
  return { grants, passes }
}
