import type { ExportState } from '~/domain/membership/data-export'
import { formatBytes, formatMoment } from '~/i18n/formats'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type Latest = { id: string; state: ExportState; askedAt: string; endsAt: string | null; bytes: number | null }

type ExportCopyProps = {
  latest: Latest | null
  nextAt: string | null
  /** Whether the password was given just now: else it is asked for first. */
  proven: boolean
}

/** Where the copy of somebody's data stands, and the button that asks for one. */
export function ExportCopy({ latest, nextAt, proven }: ExportCopyProps) {
  const lang = useLang()
  const t = myDataTexts[lang].data
  const waiting = latest?.state === 'asked' || latest?.state === 'being-made'
  return (
    <>
      {latest ? <Standing latest={latest} proven={proven} /> : null}
      {waiting ? null : nextAt ? (
        <p>{t.nextAt(formatMoment(nextAt, lang))}</p>
      ) : (
        <form method="post" onSubmit={submitOnce}>
          <button type="submit" className={latest?.state === 'ready' ? 'button button-secondary' : 'button'}>
            {latest ? t.askAgain : t.ask}
          </button>
        </form>
      )}
    </>
  )
}

const NOTICE: Record<ExportState, string> = {
  asked: 'notice',
  'being-made': 'notice',
  ready: 'notice notice-success',
  expired: 'notice',
  failed: 'notice notice-error',
}

function Standing({ latest, proven }: { latest: Latest; proven: boolean }) {
  const lang = useLang()
  const t = myDataTexts[lang].data
  const { state } = latest
  return (
    <div className={`${NOTICE[state]} stack`} role="status">
      <p>
        <strong>{t[state]}</strong>
      </p>
      {state === 'asked' || state === 'being-made' ? (
        <>
          <p>{t.waiting}</p>
          <p>
            <a href={paths.accountData(lang)}>{t.reload}</a>
          </p>
        </>
      ) : null}
      {state === 'ready' ? <Ready latest={latest} proven={proven} /> : null}
      {state === 'expired' ? <p>{t.expiredText(formatMoment(latest.askedAt, lang))}</p> : null}
      {state === 'failed' ? <p>{t.failedText}</p> : null}
    </div>
  )
}

function Ready({ latest, proven }: { latest: Latest; proven: boolean }) {
  const lang = useLang()
  const t = myDataTexts[lang].data
  return (
    <>
      {latest.endsAt ? <p>{t.readyUntil(formatMoment(latest.endsAt, lang))}</p> : null}
      <p>
        {proven ? (
          <a className="button" href={paths.dataExport(lang, latest.id)} download>
            {t.download(formatBytes(latest.bytes ?? 0, lang))}
          </a>
        ) : (
          <a className="button" href={paths.prove(lang, paths.accountData(lang))}>
            {t.proveFirst}
          </a>
        )}
      </p>
    </>
  )
}
