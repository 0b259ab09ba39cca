import { z } from 'zod'
import type { FieldError } from '../field-error'
import { LONGEST_PASSKEY_NAME } from './passkey-name'

const error = (code: FieldError): FieldError => code
/** As somebody typed it, on one line. */
const passkeyName = z
  .string({ error: error('required') })
  .max(200, error('too-long'))
  .transform((typed) => typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST_PASSKEY_NAME))

/** For what a passkey is asked; a challenge given for one serves for no other. */
export type PasskeyPurpose = 'sign-in' | 'second-step' | 'proof' | 'registration'

const encoded = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\w-]+$/)

/** What a browser sends of an answer of the member's device (WebAuthn Level 3, `PublicKeyCredential.toJSON`). */
const credential = {
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  // Nothing is asked of extensions, and nothing is read of them.
  clientExtensionResults: z.unknown().transform(() => ({})),
}

export const PasskeyAssertion = z.object({
  ...credential,
  response: z.object({
    authenticatorData: encoded(4000),
    clientDataJSON: encoded(4000),
    signature: encoded(8000),
    userHandle: encoded(100).optional(),
  }),
})
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
export type PasskeyTransport = (typeof TRANSPORTS)[number]

export const PasskeyAttestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded(4000),
    attestationObject: encoded(40_000),
    transports: z.array(z.enum(TRANSPORTS)).max(10).optional().catch(undefined),
  }),
})
export type PasskeyAttestation = z.infer<typeof PasskeyAttestation>

/** A passkey is asked for, or the device has answered. */
export const PasskeySignIn = z.discriminatedUnion('step', [
  z.object({ step: z.literal('ask') }),
  z.object({
    step: z.literal('answer'),
    passkey: PasskeyAssertion,
    remember: z.boolean().default(false),
    redirectTo: z.string().max(500).nullish(),
  }),
])

export const PasskeyProof = z.discriminatedUnion('step', [
  z.object({ step: z.literal('ask') }),
  z.object({ step: z.literal('answer'), passkey: PasskeyAssertion }),
])

/** `name`: how the member knows it again, « Téléphone de Marie »; empty: its device's. */
export const PasskeyRegistration = z.discriminatedUnion('step', [
  z.object({ step: z.literal('ask') }),
  z.object({
    step: z.literal('answer'),
    passkey: PasskeyAttestation,
    name: passkeyName,
  }),
])

const passkeyId = z.string({ error: error('required') }).regex(/^[\w-]{21}$/, error('invalid'))

/** What its owner does with a passkey of the list. */
export const PasskeyAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('remove'), passkeyId }),
  z.object({
    intent: z.literal('rename'),
    passkeyId,
    name: passkeyName.pipe(z.string().min(1, error('required'))),
  }),
])
export type PasskeyAct = z.infer<typeof PasskeyAct>

/** What the portal answers to a browser that asked or answered; sentences are the page's. */
export type PasskeyRefusal =
  | 'wrong'
  | 'closed'
  | 'too-late'
  | 'too-many'
  | 'known-already'
  | 'too-many-passkeys'
