import { config } from '~/config.server'
import type { FileFormat } from '~/domain/library/file-format'
import { storedName } from '~/domain/library/file-name'
import { findUpload } from '~/files/wordpress/uploads-folder.server'
import { discardReceived, NoSpace, type ReceivedBytes, receiveBytes, TooLarge } from '~/storage/blobs.server'
import { type Examined, examineIncoming } from '../../publishing/incoming/examine-file.server'
import type { AttachmentFacts } from './survey-export.server'
import type { WordpressLine } from './wordpress-report'

/** A file that was found sound; its bytes lie beside the store until it is kept or discarded. */
export type TakenFile = {
  attachment: AttachmentFacts
  name: string
  format: FileFormat
  received: ReceivedBytes
}

type Taken = { outcome: 'taken'; file: TakenFile } | { outcome: 'left-out'; line: WordpressLine }

/**
 * Takes the attachments of a document out of the uploads folder, one after the other, as uploads are taken: measured and
 * hashed on the way, recognised by their bytes, examined by a child process, scanned. `work` keeps what is sound; what is not
 * is left out, and says why. `names` are those that the document has.
 */
export async function takeFiles(
  attachments: readonly AttachmentFacts[],
  { uploads, names }: { uploads: string | null; names: readonly string[] },
  work: (file: TakenFile) => Promise<void>,
): Promise<WordpressLine[]> {
  const given = [...names]
  const lines: WordpressLine[] = []
  for (const attachment of attachments) {
    const name = nameBeside(given, attachment)
    const taken = await takeFile(uploads, attachment, name)
    if (taken.outcome === 'left-out') lines.push(taken.line)
    else {
      const { file } = taken
      given.push(file.name)
      await work(file).finally(() => discardReceived(file.received))
      lines.push({
        done: 'created',
        kind: 'file',
        source: `attachment ${attachment.id}`,
        name: file.name,
        notes: [],
      })
    }
  }
  return lines
}

/** The line of an attachment that is not taken. */
export const leftOut = ({ id, upload, attachmentUrl }: AttachmentFacts, why: string): WordpressLine => ({
  ...{
    done: 'left-out',
    kind: 'file',
    source: `attachment ${id}`,
    name: upload || attachmentUrl,
    notes: [why],
  },
})

/** One that is here already, or was removed here since: it is not taken twice. */
export const importedBefore = ({ id, upload }: AttachmentFacts): WordpressLine => ({
  ...{
    done: 'unchanged',
    kind: 'file',
    source: `attachment ${id}`,
    name: upload,
    notes: ['imported before'],
  },
})

/** Two files of a document have two names, in whatever case. */
function nameBeside(names: readonly string[], { upload }: AttachmentFacts): string | null {
  const name = storedName(upload)
  if (!name) return null
  const isThere = (wanted: string) => names.some((there) => there.toLowerCase() === wanted.toLowerCase())
  const dot = name.lastIndexOf('.')
  for (let i = 1; ; i++) {
    const beside = i === 1 ? name : `${name.slice(0, dot)}-${i}${name.slice(dot)}`
    if (!isThere(beside)) return beside
  }
}

async function takeFile(
  uploads: string | null,
  attachment: AttachmentFacts,
  name: string | null,
): Promise<Taken> {
  const no = (why: string): Taken => ({ outcome: 'left-out', line: leftOut(attachment, why) })
  if (uploads === null) return no('no folder of uploads was given (--uploads)')
  if (!name) return no('its name is none that a file can have here')
  const found = await findUpload(uploads, attachment.upload)
  if (found.outcome === 'missing') return no('is not in the folder of uploads')
  if (found.outcome !== 'found') return no('its path leads out of the folder of uploads, or over a link')
  let received: ReceivedBytes | undefined
  try {
    received = await receiveBytes(await found.open(), { limitBytes: config().uploadLimitBytes })
    const examined = await examineIncoming(received.path, name, received.bytes)
    if (examined.outcome === 'sound')
      return { outcome: 'taken', file: { attachment, name, format: examined.format, received } }
    await discardReceived(received)
    return no(whyNot(examined))
  } catch (error) {
    if (received) await discardReceived(received)
    if (error instanceof TooLarge) return no('is larger than an upload may be (UPLOAD_LIMIT_MIB)')
    if (error instanceof NoSpace) return no('there is no space left for it')
    throw error
  }
}

function whyNot(examined: Exclude<Examined, { outcome: 'sound' }>): string {
  switch (examined.outcome) {
    case 'refused':
      return `is not a file that the portal keeps (${examined.reason})`
    case 'infected':
      return `is infected (${examined.signature})`
    case 'unanswered':
      return `could not be looked at now (${examined.by}): run the import again`
  }
}
