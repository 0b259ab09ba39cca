import { z } from 'zod'
import type { FieldError } from '../field-error'

/** What a token opens; it opens nothing that its owner may not read himself at that moment. */
export const SCOPES = ['library:read', 'files:read'] as const
export type Scope = (typeof SCOPES)[number]

/** After so many days a token has ended. */
export const TOKEN_DAYS = ['30', '90', '365'] as const

/** That a person has at one time. */
export const MOST_TOKENS = 20

/** In characters; the page measures as the form does. */
export const LONGEST_TOKEN_NAME = 60

/** A prefix by which scanners of secrets know it, 256 random bits and a checksum of six signs, in base 62. */
export const TOKEN_SHAPE = /^portal_[0-9A-Za-z]{49}$/

/** A token of ours that stands anywhere in a text. */
export const holdsToken = (text: string): boolean => /portal_[0-9A-Za-z]{49}/.test(text)

const error = (code: FieldError): FieldError => code

/** What is said of a token that is to be made. */
export const TokenOrder = z.object({
  name: z
    .string({ error: error('required') })
    .trim()
    .min(1, error('required'))
    .max(LONGEST_TOKEN_NAME, error('too-long')),
  scopes: z.array(z.enum(SCOPES, error('invalid'))).min(1, error('scope-required')),
  days: z.enum(TOKEN_DAYS, error('choose-one')),
})
export type TokenOrder = z.infer<typeof TokenOrder>

/** Ends one token. */
export const TokenEnd = z.object({ tokenId: z.string() })
