import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { Browser } from './browser'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

const PRESENT = 0x01
const VERIFIED = 0x04
const WITH_KEY = 0x40

/** What may be bent about an answer, to see it refused. */
export type Bent = {
  challenge?: string
  origin?: string
  rpId?: string
  userHandle?: string | null
  counter?: number
  /** No PIN, no fingerprint. */
  unverified?: boolean
  credentialId?: string
  type?: string
  /** Signed by a key that is not the passkey's. */
  signedBy?: Authenticator
}

/** One passkey on one device, in software: ES256, counts its uses. */
export class Authenticator {
  readonly credentialId = base64url(randomBytes(32))
  private readonly key: { privateKey: KeyObject; publicKey: KeyObject }
  private counter = 0
  private userHandle = ''

  constructor(readonly origin: string) {
    this.key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  /** The answer to a question of registration. */
  create(question: { challenge: string; user: { id: string } }, bent: Bent = {}) {
    this.userHandle = question.user.id
    const { x, y } = this.key.publicKey.export({ format: 'jwk' })
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x ?? '', 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y ?? '', 'base64url'))],
    ])
    const id = Buffer.from(this.credentialId, 'base64url')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const authData = Buffer.concat([
      this.head(WITH_KEY, bent),
      Buffer.alloc(16),
      length,
      id,
      isoCBOR.encode(cose as never),
    ])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      ...this.named(bent),
      response: {
        clientDataJSON: base64url(this.clientData('webauthn.create', question.challenge, bent)),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      },
    }
  }

  /** The answer to a question of signing in. */
  get(question: { challenge: string }, bent: Bent = {}) {
    this.counter++
    const authData = this.head(0, bent)
    const clientData = this.clientData('webauthn.get', question.challenge, bent)
    const signed = Buffer.concat([authData, sha256(clientData)])
    const { privateKey } = (bent.signedBy ?? this).key
    const userHandle = bent.userHandle === undefined ? this.userHandle : bent.userHandle
    return {
      ...this.named(bent),
      response: {
        authenticatorData: base64url(authData),
        clientDataJSON: base64url(clientData),
        signature: base64url(createSign('sha256').update(signed).sign(privateKey)),
        ...(userHandle === null ? {} : { userHandle }),
      },
    }
  }

  private named({ credentialId = this.credentialId }: Bent) {
    return { id: credentialId, rawId: credentialId, type: 'public-key', clientExtensionResults: {} }
  }

  private head(flags: number, { rpId = new URL(this.origin).hostname, unverified, counter }: Bent): Buffer {
    const rest = Buffer.alloc(5)
    rest[0] = flags | PRESENT | (unverified ? 0 : VERIFIED)
    rest.writeUInt32BE(counter ?? this.counter, 1)
    return Buffer.concat([sha256(rpId), rest])
  }

  private clientData(usual: string, asked: string, { type, challenge, origin }: Bent): Buffer {
    const said = { type: type ?? usual, challenge: challenge ?? asked, origin: origin ?? this.origin }
    return Buffer.from(JSON.stringify({ ...said, crossOrigin: false }))
  }
}

type Said = { status: number; next?: string; codes?: string[] | null; refusal?: string; question?: never }

/** A JSON post of one of the portal's scripts. */
export async function say(browser: Browser, path: string, body: unknown): Promise<Said> {
  const answer = await browser.send('POST', path, {
    body: JSON.stringify(body),
    headers: { Origin: browser.origin, 'Content-Type': 'application/json' },
  })
  const json = answer.headers.get('content-type')?.includes('json')
  return { status: answer.status, ...(json ? await answer.json() : {}) }
}

/** Asks for a question and answers it. */
export async function answerWith(
  browser: Browser,
  path: string,
  authenticator: Authenticator,
  { bent, ...more }: { bent?: Bent; remember?: boolean; redirectTo?: string } = {},
): Promise<Said> {
  const { question } = await say(browser, path, { step: 'ask' })
  if (!question) return { status: 0 }
  return say(browser, path, { step: 'answer', passkey: authenticator.get(question, bent), ...more })
}

/** Adds a passkey to the account of who is signed in here. */
export async function addPasskey(
  browser: Browser,
  { name = 'Téléphone', bent }: { name?: string; bent?: Bent } = {},
): Promise<{ authenticator: Authenticator; said: Said }> {
  const authenticator = new Authenticator(browser.origin)
  const path = '/fr/account/security/passkeys/new'
  const { question } = await say(browser, path, { step: 'ask' })
  if (!question) throw new Error('no question: is this browser signed in, and its password given just now?')
  const passkey = authenticator.create(question, bent)
  return { authenticator, said: await say(browser, path, { step: 'answer', passkey, name }) }
}
