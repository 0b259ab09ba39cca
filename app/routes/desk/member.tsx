import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { MemberAct } from '~/domain/membership/member-act'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import {
  hasRecentProof,
  notFound,
  requireAdmin,
  requireLocale,
  requireRecentProof,
} from '~/http/guards.server'
import { safeReturnPath } from '~/http/return-path.server'
import { deskTexts } from '~/i18n/desk'
import { erasureTexts } from '~/i18n/erasure'
import { factorLossTexts } from '~/i18n/factor-loss'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { MemberActs } from '~/ui/desk/member-acts'
import { MemberFacts } from '~/ui/desk/member-facts'
import { MemberGrants } from '~/ui/desk/member-grants'
import { MemberHistory } from '~/ui/desk/member-history'
import { MemberProblem } from '~/ui/desk/member-problem'
import { StandingPill } from '~/ui/desk/pills'
import { ProofFirst } from '~/ui/desk/proof-first'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { changeMembership } from '~/usecases/members/change-membership.server'
import { openMember } from '~/usecases/members/open-member.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  const withHistory = await hasRecentProof(request)
  const member = await openMember(admin, params.id, { lang, withHistory }, now())
  if (!member) throw notFound()
  const wantedPath = safeReturnPath(member.wantedPath)
  return { member: { ...member, wantedPath }, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, MemberAct)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, problem: 'invalid' as const })
  // A reason is not typed twice.
  if ('reason' in form.value && !(await hasRecentProof(request)))
    return formAnswer({ reply: form.refuse({}), problem: 'unproven' as const }, 403)
  if (form.value.intent !== 'approve') await requireRecentProof(request)
  const change = await changeMembership(admin, params.id, form.value, now())
  switch (change.outcome) {
    case 'missing':
      throw notFound()
    case 'done':
      return redirect(whereTo(lang, params.id, form.formData, form.intent), 303)
    case 'already':
      return redirect(whereTo(lang, params.id, form.formData, 'already'), 303)
    case 'last-admin':
    case 'yourself':
    case 'not-possible':
      return formAnswer({ reply: null, problem: change.outcome }, 409)
  }
}

/** Back to the list that the form stood in, else to the person's page; with a word for the notice. */
function whereTo(lang: 'fr' | 'en', id: string | undefined, form: FormData, done: string): string {
  const wanted = safeReturnPath(form.get('redirectTo'))
  const fromList = wanted === paths.desk(lang) || wanted?.startsWith(paths.deskMembers(lang))
  const path = fromList && wanted ? wanted : paths.deskMember(lang, id ?? '')
  return `${path}${path.includes('?') ? '&' : '?'}done=${done}`
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => ({
    title: args.data?.member.name ?? deskTexts[lang].members.title,
    description: deskTexts[lang].member.description,
  }))

export default function MemberPage() {
  const { member, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = deskTexts[lang].member
  return (
    <>
      <BackTo to={paths.deskMembers(lang)} label={t.back} />
      <div className="toolbar">
        <h1>{member.name}</h1>
        <StandingPill standing={member.standing} />
      </div>
      {answer?.problem === 'unproven' ? (
        <ProofFirst returnTo={paths.deskMember(lang, member.id)} />
      ) : answer ? (
        <MemberProblem problem={answer.problem} standing={member.standing} />
      ) : (
        <DoneNotice done={done} texts={t.done} />
      )}
      <section aria-labelledby="facts-title" className="stack">
        <h2 id="facts-title">{t.facts}</h2>
        <MemberFacts member={member} />
      </section>
      <section aria-labelledby="decide-title" className="panel">
        <h2 id="decide-title">{t.decide}</h2>
        {member.itself ? <p>{t.itself}</p> : null}
        {member.standing === 'unconfirmed' ? <p>{t.noDecision}</p> : null}
        <MemberActs member={member} reply={answer?.reply ?? null} />
        {member.itself ? null : (
          <p className="cluster">
            <Link to={paths.deskMemberSecondFactor(lang, member.id)}>{factorLossTexts[lang].desk.link}</Link>
            <Link to={paths.deskMemberErasure(lang, member.id)}>{erasureTexts[lang].link}</Link>
          </p>
        )}
      </section>
      <MemberGrants grants={member.grants} />
      <MemberHistory member={member} />
    </>
  )
}
