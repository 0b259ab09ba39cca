import type { SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import { publishingTexts } from '~/i18n/publishing'
import { FormErrors, RequiredNote } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { KeptNotice } from './kept-notice'
import type { Draft } from './use-draft'

type DraftFormProps = {
  draft: Draft
  prefix: string
  reply: SubmissionResult<string[]> | null
  /** What the list of errors calls the fields. */
  labels: Record<string, string>
  /** Empty lines that its lists begin with. */
  blank: number
  children: ReactNode
}

/** The frame of a workshop's or document's form: what was kept, what is wrong, what the person has seen. */
export function DraftForm({ draft, prefix, reply, labels, blank, children }: DraftFormProps) {
  const t = publishingTexts[useLang()].draft
  return (
    <form
      method="post"
      className="form form-wide"
      key={draft.formKey}
      onInput={draft.onInput}
      onSubmit={draft.onSubmit}
    >
      <KeptNotice draft={draft} />
      <FormErrors prefix={prefix} reply={reply} labels={labels} />
      <RequiredNote />
      <input type="hidden" name="updatedAt" value={draft.seenAt} />
      <input type="hidden" name="blank" value={blank} />
      {/* What the Enter key does. */}
      <button
        type="submit"
        name="intent"
        value="save"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
      >
        {t.save}
      </button>
      {children}
    </form>
  )
}
