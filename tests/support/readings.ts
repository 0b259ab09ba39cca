import { nanoid } from 'nanoid'
import type { Portal } from './portal'
import { canary, type MadeDocument } from './things'

export type MadeReading = {
  /** One for the text of each page, in their order. */
  texts: string[]
  /** One for the title of each page. */
  titles: string[]
}

type ReadingFacts = {
  pages?: number
  shape?: 'slides' | 'paper' | 'sheets'
  /** Whether its pages have pictures. */
  drawn?: boolean
  state?: 'read' | 'preparing' | 'failed'
  outline?: { title: string; page: number; depth: number }[]
  facts?: object
}

/** What was read out of a document's file: a canary in the text and the title of every page. */
export async function makeReading(
  portal: Pick<Portal, 'db'>,
  { fileId }: Pick<MadeDocument, 'fileId'>,
  { pages = 5, shape = 'slides', drawn = true, state = 'read', outline = [], facts = {} }: ReadingFacts = {},
): Promise<MadeReading> {
  const { sha256, blobKey, format } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })
  const numbers = Array.from({ length: pages }, (_, i) => i + 1)
  const [texts, titles] = [numbers.map(canary), numbers.map(canary)]
  const at = new Date()
  const size = shape === 'slides' ? { width: 960, height: 540 } : { width: 595, height: 842 }
  // The worker may have asked for it already.
  await portal.db.fileReading.createMany({ data: [{ sha256, format, askedAt: at }], skipDuplicates: true })
  await portal.db.fileReading.update({
    where: { sha256 },
    data: {
      // Somebody is at it, for as long as the test wants.
      leasedUntil: state === 'preparing' ? new Date(at.getTime() + 86_400_000) : null,
      readAt: state === 'read' ? at : null,
      failedAt: state === 'failed' ? at : null,
      shape: state === 'read' ? shape : null,
      pageCount: state === 'read' ? pages : null,
      drawnFrom: drawn ? blobKey : null,
      outline,
      facts,
      pages: {
        deleteMany: {},
        create:
          state === 'read'
            ? numbers.map((number, i) => ({
                number,
                title: `Titre ${titles[i]}`,
                text: `Énergie de la page ${number}.\n\nMot ${texts[i]}.`,
                ...(drawn ? size : {}),
              }))
            : [],
      },
    },
  })
  return { texts, titles }
}

/** Another version of a document, with a file of other bytes; `like` names the file whose format it has. */
export async function makeVersion(
  portal: Pick<Portal, 'db'>,
  document: Pick<MadeDocument, 'id' | 'fileId'>,
  { number = 2, note = null, name }: { number?: number; note?: string | null; name?: string } = {},
): Promise<{ fileId: string; name: string }> {
  const {
    id: _id,
    versionId: _version,
    ...old
  } = await portal.db.storedFile.findUniqueOrThrow({
    where: { id: document.fileId },
  })
  const [fileId, versionId] = [nanoid(21), nanoid(21)]
  const fileName = name ?? `${canary()}.pdf`
  await portal.db.documentVersion.create({
    data: {
      id: versionId,
      documentId: document.id,
      number,
      note,
      createdAt: new Date(),
      files: {
        create: [
          {
            ...old,
            id: fileId,
            name: fileName,
            sha256: `${old.sha256.slice(0, 56)}${canary().slice(4, 12)}`,
          },
        ],
      },
    },
  })
  return { fileId, name: fileName }
}
