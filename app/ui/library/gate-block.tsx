import type { SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import type { GateView } from '~/domain/library/views'
import { formatMoment } from '~/i18n/formats'
import { gateTexts } from '~/i18n/gate'
import { joiningTexts } from '~/i18n/joining'
import { paths } from '~/paths'
import { Entrance, type EntranceReply } from '../entrance/entrance'
import { fieldsOf } from '../entrance/fields'
import { FormDone, FormErrors, RequiredNote, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { useJoining } from '../use-site'
import { AskAsGuest, type GuestAskReply } from './ask-as-guest'

/** The form that came back, of those that may stand in a gate. */
export type GateReply = EntranceReply | GuestAskReply | { form: 'ask'; reply: SubmissionResult<string[]> }

type GateBlockProps = {
  gate: GateView
  reply: GateReply | null | undefined
  /** The page's own address: where every way through the gate ends. */
  returnTo: string
  of?: 'document' | 'workshop'
  /** The site's word at the gate. */
  slogan?: string
  /** What became of a guest's asking: `letter` or `arrived`. */
  done?: string | null
}

/** Why it is closed, for whom, until when, and what to do about it. */
export function GateBlock({ gate, reply, returnTo, of = 'document', slogan, done }: GateBlockProps) {
  const lang = useLang()
  const t = gateTexts[lang]
  return (
    <section className="gate" aria-labelledby="gate-title" id="gate">
      <div className="wrap">
        {slogan ? <p className="gate-slogan">{slogan}</p> : null}
        <h2 id="gate-title">{t.title[gate.reason]}</h2>
        <div className="gate-why stack-tight">
          <Reason gate={gate} of={of} />
        </div>
        {gate.reason === 'pending' ? (
          <p>
            <Link className="button" to={paths.account(lang)}>
              {t.account}
            </Link>
          </p>
        ) : null}
        {gate.request ? (
          <AskForAccess request={gate.request} reply={reply?.form === 'ask' ? reply.reply : null} />
        ) : null}
        {gate.signedIn ? null : <Doors {...{ gate, reply, returnTo, of, done }} />}
      </div>
    </section>
  )
}

type DoorsProps = Omit<GateBlockProps, 'slogan'> & { of: 'document' | 'workshop' }

/** What a guest can do: ask without an account, where one asks; sign in; become a member. */
function Doors({ gate, reply, returnTo, of, done = null }: DoorsProps) {
  const asks = gate.reason === 'by-request' && of === 'document'
  const entrance = reply?.form === 'login' || reply?.form === 'register' ? reply : null
  return (
    <>
      {asks ? <AskAsGuest answer={reply?.form === 'ask-guest' ? reply : null} done={done} /> : null}
      <Entrance reply={entrance} returnTo={returnTo} />
    </>
  )
}

function Reason({ gate, of }: { gate: GateView; of: 'document' | 'workshop' }) {
  const lang = useLang()
  const invitedOnly = useJoining().policy === 'invitation'
  const t = { ...gateTexts[lang].why, ...(invitedOnly ? joiningTexts[lang].invitedOnly.gate : {}) }
  switch (gate.reason) {
    case 'members':
      return <p>{of === 'workshop' ? t.membersWorkshop : t.members}</p>
    case 'pending':
      return <p>{t.pending}</p>
    case 'by-request':
      return <p>{gate.signedIn ? t.byRequestMember : t.byRequestGuest}</p>
    case 'embargo':
      return (
        <>
          {gate.until ? <p>{t.embargoUntil(formatMoment(gate.until, lang))}</p> : null}
          <p>{embargoAfter(gate, t)}</p>
        </>
      )
  }
}

function embargoAfter(gate: GateView, t: (typeof gateTexts)['fr']['why']): string {
  if (gate.audience === 'public') return t.embargoPublic
  if (gate.audience === 'by-request') return t.embargoByRequest
  return gate.signedIn ? t.embargoSignedIn : t.embargoMembers
}

type Request = NonNullable<GateView['request']>

/** A member's asking: the form, or where his request stands. */
function AskForAccess({ request, reply }: { request: Request; reply: SubmissionResult<string[]> | null }) {
  const lang = useLang()
  const t = gateTexts[lang].ask
  const at = request.at ? formatMoment(request.at, lang) : ''
  if (request.state === 'waiting')
    return (
      <FormDone title={t.waitingTitle}>
        <p>{t.waiting(at)}</p>
      </FormDone>
    )
  const field = fieldsOf('ask', reply, lang)
  return (
    <>
      {request.state === 'declined' ? <p>{t.declined(at)}</p> : null}
      {request.answer ? (
        <>
          <p>{t.answer}</p>
          <blockquote className="letter-text">{request.answer}</blockquote>
        </>
      ) : null}
      {request.state === 'ended' ? <p>{t.ended(at)}</p> : null}
      <form method="post" noValidate className="form" aria-labelledby="ask-title">
        <h3 id="ask-title">{t.title}</h3>
        <input type="hidden" name="intent" value="ask" />
        <FormErrors prefix="ask" reply={reply} labels={{ message: t.message }} />
        <RequiredNote />
        <TextAreaField field={field('message')} label={t.message} hint={t.hint} maxLength={2000} />
        <button type="submit" className="button">
          {t.submit}
        </button>
      </form>
    </>
  )
}
