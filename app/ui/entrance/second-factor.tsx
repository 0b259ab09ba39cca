import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { signInTexts } from '~/i18n/sign-in'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { FormErrors, RequiredNote, submitOnce, TextField } from './form-parts'

export type Answer = { reply: SubmissionResult<string[]> | null; alert: EntranceAlert | null } | null
type CodeProps = { answer: Answer; submit: string; hint: string; intent?: string }

/** One field for the six digits of the app, or for a recovery code. */
export function CodeOfApp({ answer, submit, hint, intent }: CodeProps) {
  const lang = useLang()
  const t = signInTexts[lang].step
  const field = fieldsOf('second', answer?.reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form">
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      <Alert alert={answer?.alert} />
      <FormErrors prefix="second" reply={answer?.reply} labels={{ code: t.code }} />
      <RequiredNote />
      <TextField
        field={field('code')}
        label={t.code}
        hint={hint}
        autoComplete="one-time-code"
        maxLength={30}
      />
      <button type="submit" className="button">
        {submit}
      </button>
    </form>
  )
}

export type ScanFacts = { secret: string; uri: string; qr: { size: number; path: string } }

/** The QR code, and the same as text and as a link for who reads this page on his phone. */
export function ScanCode({ secret, uri, qr }: ScanFacts) {
  const t = signInTexts[useLang()].factor
  return (
    <div className="scan">
      <svg
        className="scan-code"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t.qr}
        shapeRendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <div className="stack">
        <p>
          <a href={uri}>{t.openApp}</a>
        </p>
        <p>{t.typeIt}</p>
        <p>
          <code className="scan-secret">{secret}</code>
        </p>
      </div>
    </div>
  )
}

/** The ten codes, shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = signInTexts[useLang()].factor
  return (
    <section className="notice notice-success stack" aria-labelledby="codes-title">
      <h2 id="codes-title">{t.codesTitle}</h2>
      <p>{t.codesLead}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a
          download={t.codesFile}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\n'))}`}
        >
          {t.codesDownload}
        </a>
      </p>
    </section>
  )
}

/** One act behind a confirmation: what it does is said before it is done. */
export function FactorAct({ intent, summary, hint }: { intent: string; summary: string; hint: string }) {
  return (
    <details className="confirm">
      <summary>{summary}</summary>
      <form method="post" className="form" onSubmit={submitOnce}>
        <input type="hidden" name="intent" value={intent} />
        <p>{hint}</p>
        <div>
          <button className="button button-danger" type="submit">
            {summary}
          </button>
        </div>
      </form>
    </details>
  )
}
