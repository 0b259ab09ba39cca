import type { CheckWaitsFor, IncomingState } from '~/domain/library/incoming-file'
import type { UploadRefusal } from '~/domain/library/upload'
import { formatBytes, formatDate } from '~/i18n/formats'
import { incomingTexts } from '~/i18n/incoming'
import { uploadTexts } from '~/i18n/uploads'
import { useLang } from '../use-lang'

export type Incoming = {
  id: string
  name: string
  state: IncomingState
  reason: UploadRefusal | null
  waitsFor: CheckWaitsFor | null
  bytes: number
  startedAt: string
  mine: boolean
}

const LOOK: Record<IncomingState, string> = {
  uploading: 'pill pill-wait',
  checking: 'pill pill-wait',
  waiting: 'pill pill-wait',
  refused: 'pill pill-bad',
}

/** The files that nobody but the desk sees yet, and those that were refused, with their reason. */
export function IncomingList({ files }: { files: Incoming[] }) {
  const t = incomingTexts[useLang()]
  if (!files.length) return null
  return (
    <section className="stack" id="incoming" aria-labelledby="incoming-title">
      <h2 id="incoming-title">{t.title}</h2>
      <p>{t.lead}</p>
      <ul className="files">
        {files.map((file) => (
          <IncomingItem key={file.id} file={file} />
        ))}
      </ul>
    </section>
  )
}

function IncomingItem({ file }: { file: Incoming }) {
  const lang = useLang()
  const t = incomingTexts[lang]
  const facts = [t.of(formatBytes(file.bytes, lang)), t.since(formatDate(file.startedAt, lang))]
  return (
    <li className="file">
      <div className="stack-tight">
        <p className="cluster">
          <span className="file-name">{file.name}</span>
          <span className={LOOK[file.state]}>{t.states[file.state]}</span>
        </p>
        {file.reason ? (
          <p className="field-error" role="alert">
            {uploadTexts[lang].refused[file.reason]}
          </p>
        ) : (
          <p className="file-facts">
            {(file.mine ? facts : [...facts, t.bySomeoneElse]).join(', ')}
            {file.waitsFor ? `. ${t.waitsFor[file.waitsFor]}` : null}
          </p>
        )}
      </div>
      {file.state === 'refused' ? (
        <form method="post">
          <input type="hidden" name="fileId" value={file.id} />
          <button
            className="button button-secondary button-small"
            name="intent"
            value="dismiss"
            type="submit"
          >
            {t.dismiss}
            <span className="visually-hidden"> {file.name}</span>
          </button>
        </form>
      ) : null}
    </li>
  )
}
