import { accountTexts } from '~/i18n/account'
import { formatMoment } from '~/i18n/formats'
import { useLang } from '../use-lang'
import { submitOnce } from './form-parts'

type LoginSessionsProps = {
  sessions: { id: string; deviceName: string; startedAt: string; lastSeenAt: string; here: boolean }[]
}

/** The devices that are signed in, this one marked, each of the others with a button that ends it. */
export function LoginSessions({ sessions }: LoginSessionsProps) {
  const lang = useLang()
  const t = accountTexts[lang].security
  const others = sessions.filter((session) => !session.here)
  return (
    <>
      <ul className="sessions">
        {sessions.map((session) => {
          const device = session.deviceName || t.unknownDevice
          return (
            <li key={session.id} className="session">
              <div>
                <p>
                  <strong>{device}</strong>
                  {session.here ? ` (${t.here})` : null}
                </p>
                <p className="field-hint">{t.lastSeen(formatMoment(session.lastSeenAt, lang))}</p>
                <p className="field-hint">{t.startedAt(formatMoment(session.startedAt, lang))}</p>
              </div>
              {session.here ? null : (
                <form method="post" onSubmit={submitOnce}>
                  <input type="hidden" name="intent" value="end-session" />
                  <input type="hidden" name="sessionId" value={session.id} />
                  <button
                    type="submit"
                    className="button button-secondary button-small"
                    aria-label={t.endNamed(device)}
                  >
                    {t.end}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {others.length ? (
        <form method="post" onSubmit={submitOnce}>
          <input type="hidden" name="intent" value="end-others" />
          <button type="submit" className="button button-secondary">
            {t.endOthers}
          </button>
        </form>
      ) : (
        <p>{t.onlyHere}</p>
      )}
    </>
  )
}
