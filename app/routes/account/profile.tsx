import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Locale } from '~/domain/locale'
import { Profile } from '~/domain/membership/profile'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { requireLocale, requireSignedIn } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { accountTexts } from '~/i18n/account'
import { formatDate } from '~/i18n/formats'
import { myDataTexts } from '~/i18n/my-data'
import { termsTexts } from '~/i18n/terms'
import { paths } from '~/paths'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { FormDone } from '~/ui/entrance/form-parts'
import { ProfileForm } from '~/ui/entrance/profile-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { changeProfile, openProfile } from '~/usecases/membership/profile.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request)
  requireLocale(params.lang)
  const profile = await openProfile(person)
  const wantedPath = safeReturnPath(profile.wantedPath)
  return { ...profile, wantedPath, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireSignedIn(request)
  requireLocale(params.lang)
  const form = await readForm(request, Profile)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply })
  await changeProfile(person, form.value, now())
  return redirect(`${paths.account(form.value.lang)}?done=saved`, 303)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => accountTexts[lang].profile)

export default function ProfilePage() {
  const profile = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = accountTexts[lang]
  const notice = noticeOf(profile.done, lang)
  const standing = profile.standing === 'pending' ? t.standings.pending : t.standings.active
  return (
    <div className="narrow">
      <h1>{t.profile.title}</h1>
      <AccountAreas current="profile" />
      {notice && !answer ? <FormDone title={notice} /> : null}
      <section
        className={`notice ${profile.standing === 'pending' ? 'notice-warning' : ''}`}
        aria-labelledby="standing-title"
      >
        <h2 id="standing-title">{standing.title}</h2>
        <p>{standing.text}</p>
        <p>
          {t.roles[profile.role]} · {t.profile.memberSince(formatDate(profile.registeredAt, lang))}
        </p>
        {profile.standing === 'pending' && profile.wantedPath ? (
          <p>
            <a href={profile.wantedPath}>{t.profile.wanted}</a>
          </p>
        ) : null}
      </section>
      <section className="stack" aria-labelledby="details-title">
        <h2 id="details-title">{t.profile.details}</h2>
        <ProfileForm profile={profile} reply={answer?.reply ?? null} />
      </section>
      <p>
        <a href={paths.newTerms(lang)}>{termsTexts[lang].acceptedTitle}</a>
      </p>
    </div>
  )
}

/** What was done, in a sentence; null for a word that nobody of ours has written. */
function noticeOf(done: string | null, lang: Locale): string | null {
  const { saved, confirmed, emailChanged } = accountTexts[lang].profile
  const texts = { saved, confirmed, email: emailChanged, kept: myDataTexts[lang].keeping.keptTitle }
  return done && Object.hasOwn(texts, done) ? texts[done as keyof typeof texts] : null
}
