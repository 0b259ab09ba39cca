import type { ReactNode } from 'react'
import type { Locale } from '~/domain/locale'
import type { Role, StakeholderGroup } from '~/domain/membership/membership'
import { accountTexts } from '~/i18n/account'
import { deskTexts } from '~/i18n/desk'
import { formatMoment } from '~/i18n/formats'
import { memberPageTexts } from '~/i18n/member-page'
import { membershipTexts } from '~/i18n/membership'
import { useLang } from '../use-lang'

type Facts = {
  email: string
  organisation: string
  stakeholderGroup: string
  motivation: string | null
  lang: Locale
  role: Role
  wantedPath: string | null
  refusalReason: string | null
  suspensionReason: string | null
  suspendedBefore: string | null
  sessions: number
  tokens: number
  secondFactor: { app: boolean; passkeys: number }
  dates: {
    registeredAt: string
    emailConfirmedAt: string | null
    approvedAt: string | null
    refusedAt: string | null
    suspendedAt: string | null
    lastSeenAt: string | null
    erasedOn: string | null
  }
}

/** What the portal knows of a person, as the admins see it. */
export function MemberFacts({ member }: { member: Facts }) {
  const lang = useLang()
  const t = deskTexts[lang].member
  const page = memberPageTexts[lang]
  const { dates } = member
  const groups: Record<string, string> = membershipTexts[lang].groups
  const moment = (at: string | null) => at && <time dateTime={at}>{formatMoment(at, lang)}</time>
  return (
    <dl className="facts facts-member">
      <Fact term={t.email} wide>
        <a href={`mailto:${member.email}`}>{member.email}</a>
      </Fact>
      <Fact term={t.organisation} wide>
        {member.organisation}
      </Fact>
      <Fact term={t.group}>{groups[member.stakeholderGroup as StakeholderGroup]}</Fact>
      <Fact term={t.motivation} wide>
        {member.motivation}
      </Fact>
      <Fact term={t.wanted} wide>
        {member.wantedPath ? <a href={member.wantedPath}>{member.wantedPath}</a> : null}
      </Fact>
      <Fact term={t.language}>{t.languages[member.lang]}</Fact>
      <Fact term={t.role}>{accountTexts[lang].roles[member.role]}</Fact>
      <Fact term={t.registered}>{moment(dates.registeredAt)}</Fact>
      <Fact term={t.confirmed}>{moment(dates.emailConfirmedAt)}</Fact>
      <Fact term={t.approved}>{moment(dates.approvedAt)}</Fact>
      <Fact term={t.refused}>{moment(dates.refusedAt)}</Fact>
      <Fact term={t.refusalReason} wide>
        {member.refusalReason}
      </Fact>
      <Fact term={t.suspended}>{moment(dates.suspendedAt)}</Fact>
      <Fact term={t.refusalReason} wide>
        {member.suspensionReason}
      </Fact>
      <Fact term={t.suspendedBefore} wide>
        {moment(member.suspendedBefore)}
      </Fact>
      <Fact term={t.erasedOn}>{moment(dates.erasedOn)}</Fact>
      <Fact term={t.seen}>{moment(dates.lastSeenAt) ?? t.never}</Fact>
      <Fact term={t.sessions}>{String(member.sessions)}</Fact>
      <Fact term={page.tokens}>{String(member.tokens)}</Fact>
      <Fact term={page.secondFactor}>{page.factors(member.secondFactor)}</Fact>
    </dl>
  )
}

/** Nothing for a fact that there is not. */
function Fact({ term, wide = false, children }: { term: string; wide?: boolean; children: ReactNode }) {
  if (!children) return null
  return (
    <div className={wide ? 'fact-wide' : undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
