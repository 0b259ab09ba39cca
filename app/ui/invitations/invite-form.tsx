import type { SubmissionResult } from '@conform-to/react'
import { invitationTexts } from '~/i18n/invitations'
import { fieldsOf } from '../entrance/fields'
import { FormErrors, RequiredNote, submitOnce, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { InvitationFields } from './invitation-fields'

/** Invites one person; posts to the page's own address. */
export function InviteForm({ reply }: { reply: SubmissionResult<string[]> | null }) {
  const lang = useLang()
  const { fields, hints, one } = invitationTexts[lang]
  const field = fieldsOf('invite', reply, lang, { lang })
  return (
    <form method="post" className="form panel" onSubmit={submitOnce} noValidate>
      <FormErrors prefix="invite" reply={reply} labels={fields} />
      <RequiredNote />
      <TextField field={field('email')} label={fields.email} type="email" autoComplete="off" />
      <p className="field-hint">{hints.names}</p>
      <div className="form-row">
        <TextField
          field={field('firstName')}
          label={fields.firstName}
          required={false}
          autoComplete="off"
          maxLength={80}
        />
        <TextField
          field={field('lastName')}
          label={fields.lastName}
          required={false}
          autoComplete="off"
          maxLength={80}
        />
      </div>
      <TextField
        field={field('organisation')}
        label={fields.organisation}
        required={false}
        autoComplete="off"
        maxLength={160}
      />
      <InvitationFields field={field} />
      <div className="form-actions">
        <button className="button" type="submit">
          {one.submit}
        </button>
      </div>
    </form>
  )
}
