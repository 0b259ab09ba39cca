import { uploadLetterTexts } from '~/i18n/letters-uploads'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { queueLetter, type Recipient } from './queue-letter.server'

/** `byId`, `by`: who has put it up, unless he was erased meanwhile. */
type Infected = { documentId: string; name: string; signature: string; byId?: string; by: string }

/** To each admin: a file that somebody of the team has put up was recognised by the virus scanner. */
function fileInfected(
  tx: Transaction,
  to: Recipient,
  { documentId, name, signature, byId, by }: Infected,
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, uploadLetterTexts, {
    kind: 'file-infected',
    ...(byId ? { aboutId: byId } : {}),
    path: (lang) => paths.deskDocumentFiles(lang, documentId),
    texts: (t, named) =>
      t.fileInfected({
        ...named,
        file: oneLine(name, 200),
        signature: oneLine(signature, 200),
        by: oneLine(by, 200),
      }),
  })
}

/** One letter, one function, each queued in the transaction of the fact that it tells. */
export const uploadLetters = { fileInfected }
