import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import type { CheckWaitsFor, IncomingState } from '~/domain/library/incoming-file'
import type { UploadRefusal } from '~/domain/library/upload'
import { formatBytes, formatDate } from '~/i18n/formats'
import { incomingTexts } from '~/i18n/incoming'
import { uploadTexts } from '~/i18n/uploads'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { isTheSame } from './is-the-same'

export type Incoming = {
  id: string
  documentId: string
  name: string
  state: IncomingState
  reason: UploadRefusal | null
  waitsFor: CheckWaitsFor | null
  bytes: number
  /** Of those, bytes that have come. */
  come: number
  edges: string | null
  startedAt: string
  mine: boolean
}

type Resuming = { onResume: (file: File, incoming: Incoming) => void }

const LOOK: Record<IncomingState, string> = {
  uploading: 'pill pill-wait',
  checking: 'pill pill-wait',
  waiting: 'pill pill-wait',
  refused: 'pill pill-bad',
}

/** The files that nobody but the desk sees yet, and those that were refused, with their reason. */
export function IncomingList({ files, onResume }: { files: Incoming[] } & Resuming) {
  const t = incomingTexts[useLang()]
  if (!files.length) return null
  return (
    <section className="stack" id="incoming" aria-labelledby="incoming-title">
      <h2 id="incoming-title">{t.title}</h2>
      <p>{t.lead}</p>
      <ul className="files">
        {files.map((file) => (
          <IncomingItem key={file.id} file={file} onResume={onResume} />
        ))}
      </ul>
    </section>
  )
}

function IncomingItem({ file, onResume }: { file: Incoming } & Resuming) {
  const lang = useLang()
  const t = incomingTexts[lang]
  const interrupted = file.mine && file.state === 'uploading'
  return (
    <li className="file">
      <div className="stack-tight">
        <p className="cluster">
          <span className="file-name">{file.name}</span>
          <span className={LOOK[file.state]}>{t.states[file.state]}</span>
        </p>
        <IncomingFacts file={file} />
      </div>
      <div className="cluster">
        {interrupted ? <ResumeButton file={file} onResume={onResume} /> : null}
        {interrupted || file.state === 'refused' ? (
          <form method="post" action={paths.deskDocumentFiles(lang, file.documentId)}>
            <input type="hidden" name="fileId" value={file.id} />
            <button
              className="button button-secondary button-small"
              name="intent"
              value="dismiss"
              type="submit"
            >
              {interrupted ? t.abandon : t.dismiss}
              <span className="visually-hidden"> {file.name}</span>
            </button>
          </form>
        ) : null}
      </div>
    </li>
  )
}

function IncomingFacts({ file }: { file: Incoming }) {
  const lang = useLang()
  const t = incomingTexts[lang]
  if (file.reason)
    return (
      <p className="field-error" role="alert">
        {uploadTexts[lang].refused[file.reason]}
      </p>
    )
  const size = formatBytes(file.bytes, lang)
  const facts = [
    file.state === 'uploading' ? t.come(formatBytes(file.come, lang), size) : size,
    t.since(formatDate(file.startedAt, lang)),
    ...(file.mine ? [] : [t.bySomeoneElse]),
  ]
  const hint = file.waitsFor ? t.waitsFor[file.waitsFor] : null
  return (
    <>
      <p className="file-facts">{facts.join(', ')}</p>
      {hint || (file.mine && file.state === 'uploading') ? <p>{hint ?? t.interrupted}</p> : null}
    </>
  )
}

/** The browser gives no file back by itself: its sender chooses it once more. */
function ResumeButton({ file, onResume }: { file: Incoming } & Resuming) {
  const t = incomingTexts[useLang()]
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = target.files ?? []
    if (!chosen) return
    const same = await isTheSame(chosen, file)
    setProblem(same ? null : t.notTheSame(file.name))
    if (same) onResume(chosen, file)
    target.value = ''
  }
  if (!alive) return null
  return (
    <>
      <input type="file" hidden ref={input} onChange={choose} aria-label={`${t.resume} ${file.name}`} />
      <button type="button" className="button button-small" onClick={() => input.current?.click()}>
        {t.resume}
        <span className="visually-hidden"> {file.name}</span>
      </button>
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
    </>
  )
}
