import { accessTo, type GatedThing, type GateReason, gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { gated, gateFacts } from '../library/gate-facts.server'

/** A document as letters name it, with the id and the facts of its gate. */
export const namedDocument = (visitor: Visitor) =>
  ({
    id: true,
    slug: true,
    texts: { select: { lang: true, title: true } },
    ...gateFacts(visitor),
  }) satisfies Prisma.LibraryDocumentSelect

export type NamedDocument = Prisma.LibraryDocumentGetPayload<{ select: ReturnType<typeof namedDocument> }>

export type AtGate = { document: NamedDocument; thing: GatedThing; reason: GateReason }

/** A document that this visitor may know of, and why it is closed to him; null when it is hidden or missing. */
export async function findAtGate(
  visitor: Visitor,
  where: { slug: string } | { id: string },
  now: Date,
): Promise<AtGate | null> {
  const document = await db().libraryDocument.findUnique({ where, select: namedDocument(visitor) })
  const thing = document && gated(document)
  if (!document || !thing || accessTo(thing, visitor, now) === 'hidden') return null
  return { document, thing, reason: gateReason(thing, visitor, now) }
}
