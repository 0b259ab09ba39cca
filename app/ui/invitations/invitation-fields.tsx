import { LOCALES } from '~/domain/locale'
import { invitationTexts } from '~/i18n/invitations'
import type { FieldState } from '../entrance/fields'
import { SelectField, TextAreaField, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type FieldsProps = { field: (name: string) => FieldState; langHint?: string }

/** What goes with an invitation, of one person or of many: language, message, page. */
export function InvitationFields({ field, langHint }: FieldsProps) {
  const { fields, hints, languages } = invitationTexts[useLang()]
  return (
    <>
      <SelectField
        field={field('lang')}
        label={fields.lang}
        hint={langHint}
        options={LOCALES.map((value) => ({ value, label: languages[value] }))}
      />
      <TextAreaField
        field={field('message')}
        label={fields.message}
        hint={hints.message}
        required={false}
        maxLength={1000}
      />
      <TextField
        field={field('wantedPath')}
        label={fields.wantedPath}
        hint={hints.wantedPath}
        required={false}
        autoComplete="off"
        maxLength={500}
      />
    </>
  )
}
