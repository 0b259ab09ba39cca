import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { requireLocale, requireSignedIn } from '~/http/guards.server'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSignedIn(request)
  requireLocale(params.lang)
  return null
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => myDataTexts[lang].data)

export default function MyDataPage() {
  const lang = useLang()
  const t = myDataTexts[lang].data
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <AccountAreas current="data" />
      <p className="lead">{t.lead}</p>
      <section className="stack" aria-labelledby="correct-title">
        <h2 id="correct-title">{t.correctTitle}</h2>
        <p>{t.correct}</p>
        <p>
          <a href={paths.account(lang)}>{t.openProfile}</a>
        </p>
      </section>
      <section className="stack" aria-labelledby="deletion-title">
        <h2 id="deletion-title">{t.deletionTitle}</h2>
        <p>{t.deletionLead}</p>
        <p>
          <a href={paths.deletion(lang)}>{t.openDeletion}</a>
        </p>
      </section>
    </div>
  )
}
