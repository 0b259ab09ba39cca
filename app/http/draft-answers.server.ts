// What the posts of the publishing desk have in common: the form comes back with all that was typed, or a page says it is done.
import { redirect } from '@remix-run/node'
import type { DraftRefused, LifeChange } from '~/usecases/publishing/draft-outcomes'
import { formAnswer, type ReadForm } from './forms.server'
import { notFound } from './guards.server'

/** Empty lines that lists begin with; as many more after each « add a line » without scripts. */
export const BLANK_LINES = 3
const MOST_BLANK = 30

type Problem = 'stale' | 'nothing-to-read' | 'not-possible' | 'invalid'
type Valid = Extract<ReadForm<unknown>, { outcome: 'valid' }>
type Invalid = Extract<ReadForm<unknown>, { outcome: 'invalid' }>

/** The page again, with a word for its notice; the list when the thing is gone. */
export function lifeAnswer(change: LifeChange, act: string, { here, list }: { here: string; list: string }) {
  switch (change.outcome) {
    case 'missing':
      throw notFound()
    case 'not-possible':
      return problemAnswer('not-possible', 409)
    case 'done':
      return redirect(act === 'discard' ? `${list}?done=discarded` : `${here}?done=${act}`, 303)
  }
}

/** When what the person edits was last saved, as his page showed it. */
export function seenAt(formData: FormData): Date | null {
  const seen = new Date(String(formData.get('updatedAt') ?? ''))
  return Number.isNaN(seen.getTime()) ? null : seen
}

/** The form as it was typed, with some more empty lines. */
export function moreLines<T>(form: ReadForm<T>) {
  const reply = form.outcome === 'valid' ? form.refuse({}) : { ...form.reply, error: undefined }
  const blank = blankLines(form.formData) + BLANK_LINES
  return formAnswer({ reply, problem: null, updatedAt: null, blank }, 422)
}

/** The form as it was typed, each error at its field. */
export function kept(reply: Invalid['reply'], formData: FormData) {
  return formAnswer({ reply, problem: null, updatedAt: null, blank: blankLines(formData) }, 422)
}

/** The form as it was typed, and why none of it was saved. */
export function refusal(
  saved: DraftRefused | { outcome: 'nothing-to-read' | 'not-possible' },
  form: Pick<Valid, 'refuse' | 'formData'>,
) {
  if (saved.outcome === 'missing') throw notFound()
  if (saved.outcome === 'refused') return kept(form.refuse(saved.errors), form.formData)
  const updatedAt = saved.outcome === 'stale' ? saved.updatedAt : null
  const blank = blankLines(form.formData)
  return formAnswer({ reply: form.refuse({}), problem: saved.outcome, updatedAt, blank }, 409)
}

export function problemAnswer(problem: Problem, status: 409 | 422) {
  return formAnswer({ reply: null, problem, updatedAt: null, blank: BLANK_LINES }, status)
}

function blankLines(formData: FormData): number {
  const blank = Number(formData.get('blank'))
  return Number.isInteger(blank) ? Math.min(MOST_BLANK, Math.max(BLANK_LINES, blank)) : BLANK_LINES
}
