import type { SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import type { MemberAct } from '~/domain/membership/member-act'
import { ROLES, type Role } from '~/domain/membership/membership'
import { accountTexts } from '~/i18n/account'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { fieldsOf } from '../entrance/fields'
import { submitOnce, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type Intent = MemberAct['intent']

type FormProps = { memberId: string; intent: Intent; returnTo?: string; children: ReactNode }

/** One act on one person: a plain post to his page, from wherever the form stands. */
function ActForm({ memberId, intent, returnTo, children }: FormProps) {
  const lang = useLang()
  return (
    <form method="post" action={paths.deskMember(lang, memberId)} className="form" onSubmit={submitOnce}>
      {intent === 'approve' ? null : <input type="hidden" name="intent" value={intent} />}
      {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
      {children}
    </form>
  )
}

/** Approve and refuse, in the row of a list; afterwards the list comes back as it was. */
export function RowActs({ id, name, returnTo }: { id: string; name: string; returnTo: string }) {
  const t = deskTexts[useLang()].member
  return (
    <div className="stack-tight">
      <ActForm memberId={id} intent="approve" returnTo={returnTo}>
        <button className="button button-small" type="submit" name="intent" value="approve">
          {t.approve}
          <span className="visually-hidden"> – {name}</span>
        </button>
      </ActForm>
      <ReasonForm intent="refuse" id={id} name={name} returnTo={returnTo} reply={null} />
    </div>
  )
}

type MemberActsProps = {
  member: { id: string; name: string; role: Role; acts: Intent[] }
  reply: SubmissionResult<string[]> | null
}

/** Everything that may be decided about a person, what cannot be taken back lightly behind a confirmation. */
export function MemberActs({ member, reply }: MemberActsProps) {
  const t = deskTexts[useLang()].member
  const { id, name, acts } = member
  return (
    <div className="stack">
      {acts.includes('approve') ? (
        <ActForm memberId={id} intent="approve">
          <p>{t.approveHint}</p>
          <div>
            <button className="button" type="submit" name="intent" value="approve">
              {t.approve}
            </button>
          </div>
        </ActForm>
      ) : null}
      {acts.includes('refuse') ? <ReasonForm intent="refuse" id={id} name={name} reply={reply} /> : null}
      {acts.includes('change-role') ? <RoleForm {...member} /> : null}
      {acts.includes('suspend') ? <ReasonForm intent="suspend" id={id} name={name} reply={reply} /> : null}
      {acts.includes('end-sessions') ? (
        <Confirmed
          id={id}
          intent="end-sessions"
          summary={t.endSessions}
          hint={t.endSessionsHint}
          button={t.endSessionsConfirm}
        />
      ) : null}
      {acts.includes('unsuspend') ? (
        <Confirmed
          id={id}
          intent="unsuspend"
          summary={t.unsuspend}
          hint={t.unsuspendHint}
          button={t.unsuspendConfirm}
        />
      ) : null}
    </div>
  )
}

type ConfirmedProps = { id: string; intent: Intent; summary: string; hint: string; button: string }

function Confirmed({ id, intent, summary, hint, button }: ConfirmedProps) {
  return (
    <details className="confirm">
      <summary>{summary}</summary>
      <ActForm memberId={id} intent={intent}>
        <p>{hint}</p>
        <div>
          <button className="button button-danger" type="submit">
            {button}
          </button>
        </div>
      </ActForm>
    </details>
  )
}

type ReasonProps = {
  intent: 'refuse' | 'suspend'
  id: string
  name: string
  returnTo?: string
  reply: SubmissionResult<string[]> | null
}

/** What closes an account, with words that reach its owner. */
function ReasonForm({ intent, id, name, returnTo, reply }: ReasonProps) {
  const lang = useLang()
  const t = deskTexts[lang].member
  const words = intent === 'refuse' ? t.refusing : t.suspending
  const cameBack = reply?.initialValue?.intent === intent ? reply : null
  const field = fieldsOf(`${intent}-${id}`, cameBack, lang)('reason')
  return (
    <details className="confirm" open={cameBack !== null}>
      <summary>
        {words.summary}
        <span className="visually-hidden"> – {name}</span>
      </summary>
      <ActForm memberId={id} intent={intent} returnTo={returnTo}>
        <p>{words.hint}</p>
        <TextAreaField field={field} label={t.reason} required={false} maxLength={1000} />
        <div>
          <button className="button button-danger" type="submit">
            {words.confirm}
          </button>
        </div>
      </ActForm>
    </details>
  )
}

function RoleForm({ id, role }: { id: string; role: Role }) {
  const lang = useLang()
  const t = deskTexts[lang].member
  const roles = accountTexts[lang].roles
  return (
    <details className="confirm">
      <summary>{t.changeRole}</summary>
      <ActForm memberId={id} intent="change-role">
        <fieldset className="form-group">
          <legend>{t.newRole}</legend>
          {ROLES.map((one) => (
            <div className="field field-check" key={one}>
              <input type="radio" id={`role-${one}`} name="role" value={one} defaultChecked={one === role} />
              <label htmlFor={`role-${one}`}>
                {roles[one]}
                {lang === 'fr' ? '\u00a0: ' : ': '}
                {t.roleHints[one]}
              </label>
            </div>
          ))}
        </fieldset>
        <p>{t.changeRoleHint}</p>
        <div>
          <button className="button button-danger" type="submit">
            {t.changeRoleConfirm}
          </button>
        </div>
      </ActForm>
    </details>
  )
}
