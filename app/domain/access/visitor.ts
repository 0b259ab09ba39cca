import type { Locale } from '../locale'

/** What everybody with an account carries. Never the e-mail's key, the password or a date that a page does not show. */
type Identity = Reader & { id: string; email: string; firstName: string; lastName: string; lang: Locale }

/** Passes of letters that were opened in this browser, whoever signs in there, are kept under this key. */
type Reader = { reader?: string }

/** Anyone who is not signed in; also who is suspended, refused or erased. */
export type Guest = Reader & { kind: 'guest' }
/** Signed in, e-mail confirmed, waiting for approval. */
export type Pending = Identity & { kind: 'pending' }
export type Member = Identity & { kind: 'member' }
export type Editor = Identity & { kind: 'editor' }
export type Admin = Identity & { kind: 'admin' }

export type SignedIn = Pending | Member | Editor | Admin
/** Who may publish. */
export type Staff = Editor | Admin
export type Visitor = Guest | SignedIn

export const GUEST: Guest = { kind: 'guest' }

export function isStaff(visitor: Visitor): visitor is Staff {
  return visitor.kind === 'editor' || visitor.kind === 'admin'
}

export function isSignedIn(visitor: Visitor): visitor is SignedIn {
  return visitor.kind !== 'guest'
}
