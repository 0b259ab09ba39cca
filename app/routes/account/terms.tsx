import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { formAnswer, readFormData } from '~/http/forms.server'
import { requireLocale, requireTermsHolder } from '~/http/guards.server'
import { safeReturnPath } from '~/http/return-path.server'
import { accountTexts } from '~/i18n/account'
import { termsTexts } from '~/i18n/terms'
import { paths } from '~/paths'
import { Acceptances, AgreementForm, ChangedTexts, WithoutAgreeing } from '~/ui/entrance/agreement'
import { FormAlert } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { acceptAgreement, listAcceptances, openAgreement } from '~/usecases/membership/agreement.server'

/** Where somebody goes on to who owes nothing more. */
function onward(request: Request, lang: 'fr' | 'en'): string {
  return safeReturnPath(new URL(request.url).searchParams.get('redirectTo')) ?? paths.account(lang)
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requireTermsHolder(request)
  const lang = requireLocale(params.lang)
  const agreement = await openAgreement(person, lang)
  if (!agreement && new URL(request.url).searchParams.has('redirectTo'))
    throw redirect(onward(request, lang), 303)
  return { agreement, acceptances: await listAcceptances(person, lang) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requireTermsHolder(request)
  const lang = requireLocale(params.lang)
  const shown = String((await readFormData(request)).get('version') ?? '')
  const answer = await acceptAgreement(person, shown, now())
  return answer === 'accepted' ? redirect(onward(request, lang), 303) : formAnswer({ outcome: answer }, 409)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => termsTexts[lang])

export default function TermsPage() {
  const { agreement, acceptances } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = termsTexts[lang]
  if (!agreement)
    return (
      <div className="narrow">
        <p className="back-link">
          <a href={paths.account(lang)}>{accountTexts[lang].profile.title}</a>
        </p>
        <h1>{t.acceptedTitle}</h1>
        <p className="lead">{t.acceptedLead}</p>
        <Acceptances rows={acceptances} />
      </div>
    )
  const { first, version, texts } = agreement
  return (
    <div className="narrow">
      <h1>{first ? t.firstTitle : t.title}</h1>
      {answer ? (
        <FormAlert>
          <p>{t.changed}</p>
        </FormAlert>
      ) : null}
      <p className="lead">{first ? t.firstLead : t.lead}</p>
      <ChangedTexts texts={texts} first={first} />
      <AgreementForm version={version} />
      <WithoutAgreeing />
    </div>
  )
}
