import { formatBytes } from '~/i18n/formats'
import { uploadTexts } from '~/i18n/uploads'
import { useLang } from '../use-lang'
import type { Sending } from './use-uploads'

type SendingListProps = {
  sendings: Sending[]
  limitBytes: number
  onCancel: (key: number) => void
  onRetry: (sending: Sending) => void
}

/** Where each file stands on its way to the portal. */
export function SendingList({ sendings, limitBytes, onCancel, onRetry }: SendingListProps) {
  if (!sendings.length) return null
  return (
    <ul className="files">
      {sendings.map((sending) => (
        <li className="file" key={sending.key}>
          <div className="stack-tight">
            <p className="file-name">{sending.file.name}</p>
            <StateLine sending={sending} limitBytes={limitBytes} />
          </div>
          <Button sending={sending} onCancel={onCancel} onRetry={onRetry} />
        </li>
      ))}
    </ul>
  )
}

function Button({
  sending,
  onCancel,
  onRetry,
}: Pick<SendingListProps, 'onCancel' | 'onRetry'> & { sending: Sending }) {
  const t = uploadTexts[useLang()]
  const { phase } = sending.state
  if (phase === 'waiting' || phase === 'sending')
    return (
      <button
        type="button"
        className="button button-secondary button-small"
        onClick={() => onCancel(sending.key)}
      >
        {t.cancel}
        <span className="visually-hidden"> {sending.file.name}</span>
      </button>
    )
  if (phase === 'checking' || phase === 'too-large') return null
  return (
    <button type="button" className="button button-secondary button-small" onClick={() => onRetry(sending)}>
      {t.retry}
      <span className="visually-hidden"> {sending.file.name}</span>
    </button>
  )
}

function StateLine({ sending: { file, state }, limitBytes }: { sending: Sending; limitBytes: number }) {
  const lang = useLang()
  const t = uploadTexts[lang]
  switch (state.phase) {
    case 'sending':
      return (
        <>
          <progress value={state.sent} max={file.size} aria-label={file.name} />
          <p className="file-facts">
            {t.progress(formatBytes(state.sent, lang), formatBytes(file.size, lang))} ·{' '}
            {t.speed(formatBytes(Math.round(state.speed), lang))}
          </p>
        </>
      )
    case 'refused':
      return (
        <p className="field-error" role="alert">
          {state.message}
        </p>
      )
    case 'lost':
    case 'signed-out':
    case 'too-large':
      return (
        <p className="field-error" role="alert">
          {state.phase === 'lost'
            ? t.lost
            : state.phase === 'signed-out'
              ? t.signedOut
              : t.tooLarge(formatBytes(limitBytes, lang))}
        </p>
      )
    case 'waiting':
    case 'checking':
    case 'cancelled':
      return <p className="file-facts">{t[state.phase]}</p>
  }
}
