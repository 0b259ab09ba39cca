import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { aboutApi } from '~/http/api/about-api.server'
import { identify, requireLocale } from '~/http/guards.server'
import { apiTexts } from '~/i18n/api'
import { paths } from '~/paths'
import { ApiAddresses } from '~/ui/api/api-addresses'
import { ApiLimits, ApiProblems, ApiScopes } from '~/ui/api/api-tables'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  return aboutApi()
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => apiTexts[lang])

export default function ApiPage() {
  const { base, openApi, limits, operations } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = apiTexts[lang]
  const file = new URL(base).origin + paths.file('…', t.file)
  return (
    <article className="wrap chapters">
      <header className="page-head">
        <h1>{t.title}</h1>
        <p className="lead">{t.lead}</p>
      </header>
      <section className="stack" aria-labelledby="begin">
        <h2 id="begin">{t.beginTitle}</h2>
        <p>{t.begin}</p>
        <pre className="example">
          <code>{`curl ${base}/documents?lang=${lang}\ncurl "${base}/search?q=ville"`}</code>
        </pre>
        <p>
          {t.withToken} <a href={paths.accountTokens(lang)}>{t.makeToken}</a>
        </p>
        <pre className="example">
          <code>{`curl -H "Authorization: Bearer portal_…" "${base}/documents?access=open"\ncurl -H "Authorization: Bearer portal_…" -OJ ${file}`}</code>
        </pre>
        <p>
          {t.openapi} <a href={paths.openApi()}>{openApi}</a>
        </p>
      </section>
      <ApiScopes />
      <ApiAddresses operations={operations} />
      <section className="stack" aria-labelledby="paging">
        <h2 id="paging">{t.pagingTitle}</h2>
        <ul>
          {t.paging.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <ApiLimits limits={limits} />
      <ApiProblems />
    </article>
  )
}
