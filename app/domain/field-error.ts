/** Codes that the schemas of the domain give; the interface has a sentence for each, in each language. */
const FIELD_ERRORS = [
  'required',
  'too-long',
  'invalid',
  'email-invalid',
  'email-domain-refused',
  'email-same',
  'email-taken',
  'invitee-member',
  'invitee-pending',
  'invitee-refused',
  'invitee-suspended',
  'invitee-invited',
  'path-foreign',
  'list-too-long',
  'list-unreadable',
  'domain-invalid',
  'choose-one',
  'terms-required',
  'password-too-short',
  'password-too-long',
  'password-digits-only',
  'password-personal',
  'password-minimum-invalid',
  'password-wrong',
  'passwords-differ',
  'code-invalid',
  'date-invalid',
  'date-past',
  'slug-taken',
  'slug-invalid',
  'title-one-language',
  'share-days-invalid',
  'share-own-address',
  'scope-required',
  'too-many-tokens',
  'wrong-credentials',
] as const
export type PlainFieldError = (typeof FIELD_ERRORS)[number]

/** `password-weak:<warning or nothing>:<pieces of advice, with commas>`, by zxcvbn's names. */
export type WeakPassword = `password-weak:${string}:${string}`

export type FieldError = PlainFieldError | WeakPassword
