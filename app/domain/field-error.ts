/** Codes that the schemas of the domain give; the interface has a sentence for each, in each language. */
const FIELD_ERRORS = [
  'required',
  'too-long',
  'invalid',
  'email-invalid',
  'choose-one',
  'terms-required',
  'password-too-short',
  'password-too-long',
  'password-digits-only',
  'password-common',
  'password-personal',
  'password-wrong',
  'passwords-differ',
  'code-invalid',
  'date-invalid',
  'date-past',
  'slug-taken',
  'slug-invalid',
  'title-one-language',
  'wrong-credentials',
] as const
export type FieldError = (typeof FIELD_ERRORS)[number]
