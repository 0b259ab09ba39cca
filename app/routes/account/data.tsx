import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { formAnswer } from '~/http/forms.server'
import { hasRecentProof, requireLocale, requireProven, requireSignedIn } from '~/http/guards.server'
import { formHeaders, notNow } from '~/http/limits.server'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { ExportCopy } from '~/ui/account/data-export'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { askForExport, openExports } from '~/usecases/my-data/exports.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request)
  requireLocale(params.lang)
  return { ...(await openExports(person, now())), proven: await hasRecentProof(request) }
}

/** Asks for the copy; the page itself says why there is none yet. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireProven(request)
  const lang = requireLocale(params.lang)
  const asked = await askForExport(person, now())
  if (asked.outcome !== 'limited') return redirect(paths.accountData(lang), 303)
  const { status, headers } = notNow(asked)
  return formAnswer(null, status, headers)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => myDataTexts[lang].data)

export default function MyDataPage() {
  const view = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = myDataTexts[lang].data
  return (
    <div className="narrow settings">
      <h1>{t.title}</h1>
      <AccountAreas current="data" />
      <p className="lead">{t.lead}</p>
      <section className="stack" aria-labelledby="export-title">
        <h2 id="export-title">{t.exportTitle}</h2>
        <p>{t.exportLead}</p>
        <ExportCopy {...view} />
      </section>
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
