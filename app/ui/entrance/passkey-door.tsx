import { passkeyTexts } from '~/i18n/passkeys'
import { useLang } from '../use-lang'
import { FormAlert } from './form-parts'
import { type PasskeyProblem, useEntering, usePasskeysHere } from './use-passkey'

/** Why nothing came of a passkey. */
export function PasskeyAlert({ problem }: { problem: PasskeyProblem | null }) {
  const t = passkeyTexts[useLang()].refusals
  if (!problem) return null
  return (
    <FormAlert key={problem}>
      <p>{t[problem]}</p>
    </FormAlert>
  )
}

type DoorProps = { path: string; label: 'step' | 'prove' }

/** The way by passkey beside a form; nothing without scripts, or in a browser that does not know them. */
export function PasskeyDoor({ path, label }: DoorProps) {
  const { problem, waiting, enter } = useEntering(path, () => ({}))
  if (!usePasskeysHere()) return null
  return (
    <div className="other-ways">
      <PasskeyAlert problem={problem} />
      <OtherWay />
      <PasskeyButton label={label} waiting={waiting} onPress={enter} />
    </div>
  )
}

/** The line between a form and the other ways to the same end. */
export function OtherWay() {
  return <p className="other-ways-or">{passkeyTexts[useLang()].door.or}</p>
}

type ButtonProps = { label: 'signIn' | 'step' | 'prove'; waiting: boolean; onPress: () => void }

export function PasskeyButton({ label, waiting, onPress }: ButtonProps) {
  const t = passkeyTexts[useLang()].door
  return (
    <>
      <button type="button" className="button button-secondary" disabled={waiting} onClick={onPress}>
        {t[label]}
      </button>
      <p className="field-hint" role="status">
        {waiting ? t.waiting : null}
      </p>
    </>
  )
}
