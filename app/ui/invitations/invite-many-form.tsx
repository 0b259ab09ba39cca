import type { SubmissionResult } from '@conform-to/react'
import { invitationTexts } from '~/i18n/invitations'
import { FileField } from '../desk/file-field'
import { fieldsOf } from '../entrance/fields'
import { FormErrors, RequiredNote, submitOnce, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { InvitationFields } from './invitation-fields'

type ReplyProps = { reply: SubmissionResult<string[]> | null }

/** The list, pasted or as a file; posts to the page's own address and is answered with a preview. */
export function InviteManyForm({ reply }: ReplyProps) {
  const lang = useLang()
  const { fields, hints, many } = invitationTexts[lang]
  const field = fieldsOf('many', reply, lang, { lang })
  return (
    <form
      method="post"
      encType="multipart/form-data"
      className="form form-wide panel"
      onSubmit={submitOnce}
      noValidate
    >
      <input type="hidden" name="intent" value="preview" />
      <FormErrors prefix="many" reply={reply} labels={fields} />
      <RequiredNote />
      <TextAreaField
        field={field('list')}
        label={fields.list}
        hint={hints.list}
        required={false}
        rows={10}
        maxLength={100_000}
      />
      <FileField
        id="many-file"
        label={fields.file}
        hint={hints.file}
        accept=".csv,.txt,text/csv,text/plain"
      />
      <InvitationFields field={field} langHint={hints.langMany} />
      <div className="form-actions">
        <button className="button" type="submit">
          {many.preview}
        </button>
      </div>
    </form>
  )
}

/** Sends what the preview has shown as good. */
export function SendMany({ reply, good }: ReplyProps & { good: number }) {
  const lang = useLang()
  const field = fieldsOf('send', reply, lang)
  return (
    <form method="post" onSubmit={submitOnce}>
      <input type="hidden" name="intent" value="send" />
      {['list', 'lang', 'message', 'wantedPath'].map((name) => (
        <input key={name} type="hidden" name={name} value={field(name).value} />
      ))}
      <button className="button" type="submit">
        {invitationTexts[lang].many.send(good)}
      </button>
    </form>
  )
}
