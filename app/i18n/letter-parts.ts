import { codeAsShown } from '~/domain/membership/letter-code'

/** One piece of a letter, drawn once as text and once as HTML from the same words. */
export type LetterPart =
  | { kind: 'text'; text: string }
  /** Words of a person, set apart from ours. */
  | { kind: 'quote'; text: string }
  | { kind: 'link'; label: string; href: string }
  | { kind: 'code'; code: string }

export type LetterTexts = {
  subject: string
  greeting: string
  parts: LetterPart[]
  /** Why this person gets this letter; it closes each one. */
  why: string
}

/** What every letter may name. */
export type Named = { site: string; firstName: string }

export const text = (words: string): LetterPart => ({ kind: 'text', text: words })
export const quote = (words: string): LetterPart => ({ kind: 'quote', text: words })
export const link = (label: string, href: string): LetterPart => ({ kind: 'link', label, href })
export const code = (signs: string): LetterPart => ({ kind: 'code', code: codeAsShown(signs) })
export const when = (condition: boolean, part: LetterPart): LetterPart[] => (condition ? [part] : [])
