import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { useEffect, useRef, useState } from 'react'
import type { PasskeyRefusal } from '~/domain/membership/passkey'

/** Why nothing came of it; `cancelled`: by the person, or by his device. */
export type PasskeyProblem = PasskeyRefusal | 'cancelled'

type Asked = { question: unknown }
type Answered = { next?: string; codes?: string[] | null }

/** A question and its answer last five minutes at most; a page that stays open asks again before. */
const ASK_AGAIN = 4 * 60_000

class Refused extends Error {
  constructor(readonly problem: PasskeyProblem) {
    super(problem)
  }
}

/** An answer that is a page: the login has changed meanwhile, perhaps in another tab. */
class LoginChanged extends Error {}

/** JSON there and back. */
async function send<T>(path: string, body: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.headers.get('content-type')?.includes('json')) throw new LoginChanged()
  const said = await answer.json()
  if (said.refusal) throw new Refused(said.refusal)
  return said
}

/** Loaded when it is needed: a page of the library does without. */
const webauthn = () => import('@simplewebauthn/browser')

/** What is told of an error to who pressed the button; where the login has changed, the page is asked anew. */
function problemOf(error: unknown): PasskeyProblem {
  if (error instanceof LoginChanged) location.reload()
  return error instanceof Refused ? error.problem : 'cancelled'
}

/** True once scripts run in a browser that knows passkeys; until then nothing of them is shown. */
export function usePasskeysHere(): boolean | null {
  const [here, setHere] = useState<boolean | null>(null)
  useEffect(() => setHere(typeof window.PublicKeyCredential === 'function'), [])
  return here
}

async function answerWith(path: string, more: object, autofill: boolean): Promise<void> {
  const { startAuthentication } = await webauthn()
  const { question } = await send<Asked>(path, { step: 'ask' })
  const optionsJSON = question as PublicKeyCredentialRequestOptionsJSON
  const passkey = await startAuthentication({ optionsJSON, useBrowserAutofill: autofill })
  const { next } = await send<Answered>(path, { step: 'answer', passkey, ...more })
  if (next) location.assign(next)
}

/** Comes in by a passkey when the button is pressed; `more` is asked at that moment. */
export function useEntering(path: string, more: () => object) {
  const [problem, setProblem] = useState<PasskeyProblem | null>(null)
  const [waiting, setWaiting] = useState(false)
  const enter = async () => {
    setProblem(null)
    setWaiting(true)
    await answerWith(path, more(), false).catch((error) => setProblem(problemOf(error)))
    setWaiting(false)
  }
  return { problem, setProblem, waiting, enter }
}

/**
 * Lets the browser offer passkeys in the field of the e-mail address, where it can; says nothing where it cannot. With
 * `path` null it asks nothing: who is signed in sees the form in the desk's preview. What nobody pressed never reloads
 * the page, on which somebody may be typing.
 */
export function useAutofill(
  path: string | null,
  more: () => object,
  onProblem: (problem: PasskeyProblem) => void,
): void {
  const latest = useRef({ more, onProblem })
  latest.current = { more, onProblem }
  useEffect(() => {
    if (!path) return
    let open = true
    const offer = async () => {
      if (!(await window.PublicKeyCredential?.isConditionalMediationAvailable?.()) || !open) return
      await answerWith(path, latest.current.more(), true)
    }
    const begin = () =>
      void offer().catch((error) => {
        // What the person did not ask for is not told to him; what his passkey was refused for is.
        if (open && error instanceof Refused) latest.current.onProblem(error.problem)
      })
    begin()
    const again = setInterval(begin, ASK_AGAIN)
    return () => {
      open = false
      clearInterval(again)
      void webauthn().then(({ WebAuthnAbortService }) => WebAuthnAbortService.cancelCeremony())
    }
  }, [path])
}

/** Makes a passkey on this device; the recovery codes that came with it, `[]` without. */
export function useAdding(path: string) {
  const [problem, setProblem] = useState<PasskeyProblem | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [codes, setCodes] = useState<string[] | null>(null)
  const add = async (name: string) => {
    setProblem(null)
    setWaiting(true)
    try {
      const { startRegistration } = await webauthn()
      const { question } = await send<Asked>(path, { step: 'ask' })
      const optionsJSON = question as PublicKeyCredentialCreationOptionsJSON
      const passkey = await startRegistration({ optionsJSON }).catch((error) => {
        throw error?.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
          ? new Refused('known-already')
          : error
      })
      const answer = await send<Answered>(path, { step: 'answer', passkey, name })
      setCodes(answer.codes ?? [])
    } catch (error) {
      setProblem(problemOf(error))
    }
    setWaiting(false)
  }
  return { problem, waiting, codes, add }
}
