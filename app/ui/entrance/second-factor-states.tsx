import { formatDate } from '~/i18n/formats'
import { passkeyTexts } from '~/i18n/passkeys'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { submitOnce } from './form-parts'
import { type Answer, CodeOfApp, FactorAct, ScanCode, type ScanFacts } from './second-factor'

/** What an app is good for, and the button that begins; who is held back may take a passkey instead. */
export function NoAppYet({ owing, returnTo }: { owing: boolean; returnTo: string | null }) {
  const lang = useLang()
  const t = signInTexts[lang].factor
  return (
    <>
      <p className="lead">{t.lead}</p>
      <form method="post" onSubmit={submitOnce}>
        <input type="hidden" name="intent" value="start" />
        <button type="submit" className="button">
          {t.start}
        </button>
      </form>
      {owing ? (
        <p>
          <a href={paths.passkeys(lang, returnTo ?? undefined)}>{t.withPasskey}</a>
        </p>
      ) : null}
    </>
  )
}

type ScanningProps = ScanFacts & { replaces: boolean; answer: Answer }

/** The code to scan, and the field for the first six digits. */
export function Scanning({ answer, replaces, ...scan }: ScanningProps) {
  const t = signInTexts[useLang()].factor
  return (
    <section className="stack" aria-labelledby="scan-title">
      {replaces ? <StillInService /> : null}
      <h2 id="scan-title">{t.scanTitle}</h2>
      <p>{t.scanLead}</p>
      <ScanCode {...scan} />
      <h2>{t.confirmTitle}</h2>
      <CodeOfApp answer={answer} intent="confirm" submit={t.confirm} hint={t.confirmHint} />
    </section>
  )
}

/** That the app of today goes on until the new one has given a code, and the way back. */
function StillInService() {
  const t = signInTexts[useLang()].factor
  return (
    <form method="post" className="notice stack" onSubmit={submitOnce}>
      <input type="hidden" name="intent" value="keep" />
      <p>{t.stillOn}</p>
      <div>
        <button className="button button-secondary" type="submit">
          {t.keepApp}
        </button>
      </div>
    </form>
  )
}

/** The app that is in use: changed at any time, taken away where nothing demands it. */
export function AppInService({ since, removable }: { since: string; removable: boolean }) {
  const lang = useLang()
  const t = signInTexts[lang].factor
  return (
    <>
      <p className="notice notice-success">{t.on(formatDate(since, lang))}</p>
      <FactorAct intent="replace" summary={t.replace} hint={t.replaceHint} />
      {removable ? <FactorAct intent="remove" summary={t.remove} hint={t.removeHint} /> : <p>{t.demanded}</p>}
    </>
  )
}

/** How many recovery codes are left, and the way to new ones. */
export function CodesLeft({ left }: { left: number }) {
  const t = signInTexts[useLang()].factor
  return (
    <section className="stack" aria-labelledby="codes-left-title">
      <h2 id="codes-left-title">{t.codesLeftTitle}</h2>
      <p>{t.codesLeft(left)}</p>
      <FactorAct intent="renew" summary={t.renew} hint={t.renewHint} />
    </section>
  )
}

/** That a passkey is a second factor too. */
export function PasskeysToo({ count }: { count: number }) {
  const lang = useLang()
  const t = passkeyTexts[lang].page
  return (
    <section className="stack" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{t.title}</h2>
      <p>
        {count ? `${t.have(count)} ` : null}
        {t.countsAsSecond}
      </p>
      <p>
        <a href={paths.passkeys(lang)}>{t.open}</a>
      </p>
    </section>
  )
}
