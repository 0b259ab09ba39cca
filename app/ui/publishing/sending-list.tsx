import { formatBytes, formatNumber } from '~/i18n/formats'
import { incomingTexts } from '~/i18n/incoming'
import { uploadTexts } from '~/i18n/uploads'
import { useLang } from '../use-lang'
import type { Sending } from './use-uploads'

type Acts = {
  onPause: (sending: Sending) => void
  onGoOn: (sending: Sending) => void
  onCancel: (sending: Sending) => void
  onDismiss: (sending: Sending) => void
}

/** Where each file stands on its way to the portal. */
export function SendingList({
  sendings,
  limitBytes,
  ...acts
}: Acts & { sendings: Sending[]; limitBytes: number }) {
  if (!sendings.length) return null
  return (
    <ul className="files">
      {sendings.map((sending) => (
        <li className="file" key={sending.key}>
          <div className="stack-tight file-progress">
            <p className="file-name">{sending.file.name}</p>
            <StateLine sending={sending} limitBytes={limitBytes} />
          </div>
          <Buttons sending={sending} {...acts} />
        </li>
      ))}
    </ul>
  )
}

function Buttons({ sending, onPause, onGoOn, onCancel, onDismiss }: Acts & { sending: Sending }) {
  const t = incomingTexts[useLang()].acts
  const button = (label: string, act: (sending: Sending) => void) => (
    <button type="button" className="button button-secondary button-small" onClick={() => act(sending)}>
      {label}
      <span className="visually-hidden"> {sending.file.name}</span>
    </button>
  )
  switch (sending.state.phase) {
    case 'waiting':
    case 'sending':
    case 'reconnecting':
      return (
        <div className="cluster">
          {button(t.pause, onPause)}
          {button(t.cancel, onCancel)}
        </div>
      )
    case 'paused':
    case 'lost':
    case 'signed-out':
      return (
        <div className="cluster">
          {button(t.goOn, onGoOn)}
          {button(t.cancel, onCancel)}
        </div>
      )
    case 'refused':
    case 'cancelled':
      return (
        <div className="cluster">
          {button(t.again, onGoOn)}
          {button(t.dismiss, onDismiss)}
        </div>
      )
    case 'too-large':
      return button(t.dismiss, onDismiss)
  }
}

function StateLine({ sending: { file, state }, limitBytes }: { sending: Sending; limitBytes: number }) {
  const lang = useLang()
  const t = incomingTexts[lang].sending
  switch (state.phase) {
    case 'sending': {
      const { sent, speed, rest } = state.progress
      const parts = [
        uploadTexts[lang].progress(formatBytes(sent, lang), formatBytes(file.size, lang)),
        `${formatNumber(Math.floor((sent / file.size) * 100), lang)}\u00a0%`,
        ...(speed > 0 ? [uploadTexts[lang].speed(formatBytes(Math.round(speed), lang)), t.rest(rest)] : []),
      ]
      return (
        <>
          <progress value={sent} max={file.size} aria-label={file.name} />
          <p className="file-facts">{parts.join(' · ')}</p>
        </>
      )
    }
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
          {state.phase === 'too-large'
            ? uploadTexts[lang].tooLarge(formatBytes(limitBytes, lang))
            : t[state.phase]}
        </p>
      )
    default:
      return <p className="file-facts">{t[state.phase]}</p>
  }
}
