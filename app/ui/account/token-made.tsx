import { accessTokenTexts } from '~/i18n/access-tokens'
import { citingTexts } from '~/i18n/citing'
import { paths } from '~/paths'
import { useCopy } from '../use-copy'
import { useLang } from '../use-lang'

type TokenMadeProps = { name: string; token: string; curl: string }

/** The token, shown this once. */
export function TokenMade({ name, token, curl }: TokenMadeProps) {
  const lang = useLang()
  const t = accessTokenTexts[lang]
  const { said, copy } = useCopy()
  return (
    <section className="notice notice-success stack" aria-labelledby="made-title">
      <h2 id="made-title" tabIndex={-1}>
        {t.madeTitle(name)}
      </h2>
      <p>{t.madeLead}</p>
      <p>
        {t.secret}
        <br />
        <code className="secret">{token}</code>
      </p>
      <p className="needs-script">
        <button className="button button-secondary button-small" type="button" onClick={() => copy(token)}>
          {t.copy}
        </button>
      </p>
      <p role="status">{said ? citingTexts[lang][said] : ''}</p>
      <p>{t.tryIt}</p>
      <pre className="example">
        <code>{curl}</code>
      </pre>
      <p>
        <a className="button" href={paths.accountTokens(lang)}>
          {t.goOn}
        </a>
      </p>
    </section>
  )
}
