import type { SubmissionResult } from '@conform-to/react'
import { useRevalidator } from '@remix-run/react'
import { type FormEvent, useEffect } from 'react'
import { LONGEST_PASSKEY_NAME } from '~/domain/membership/passkey-name'
import { formatDate } from '~/i18n/formats'
import { passkeyTexts } from '~/i18n/passkeys'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { fieldsOf } from './fields'
import { FormDone, FormErrors, submitOnce, TextField } from './form-parts'
import { PasskeyAlert } from './passkey-door'
import { RecoveryCodes } from './second-factor'
import { useAdding, usePasskeysHere } from './use-passkey'

type AddProps = { suggested: string; goOn: string }

/** Makes a passkey on this device; afterwards says so, with the recovery codes if there are any. */
export function AddPasskey({ suggested, goOn }: AddProps) {
  const lang = useLang()
  const t = passkeyTexts[lang].page
  const here = usePasskeysHere()
  const { problem, waiting, codes, add } = useAdding(paths.newPasskey(lang))
  const field = fieldsOf('passkey', null, lang)('name')
  const { revalidate } = useRevalidator()
  const isAdded = codes !== null
  // The list below knows of it too.
  useEffect(() => {
    if (isAdded) revalidate()
  }, [isAdded, revalidate])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!waiting) void add(String(new FormData(event.currentTarget).get('name') ?? ''))
  }
  if (codes)
    return (
      <>
        {codes.length ? <RecoveryCodes codes={codes} /> : <FormDone title={t.added} />}
        <p>
          <a className="button" href={goOn}>
            {codes.length ? signInTexts[lang].factor.goOn : t.goOn}
          </a>
        </p>
      </>
    )
  if (here === null)
    return (
      <noscript>
        <p>{t.noScript}</p>
      </noscript>
    )
  if (!here) return <p>{t.notHere}</p>
  return (
    <form method="post" onSubmit={submit} className="form">
      <PasskeyAlert problem={problem} />
      <TextField
        field={{ ...field, value: suggested }}
        label={t.name}
        hint={t.nameHint}
        required={false}
        autoComplete="off"
        maxLength={LONGEST_PASSKEY_NAME}
      />
      <div>
        <button type="submit" className="button" disabled={waiting}>
          {t.add}
        </button>
      </div>
      <p className="field-hint" role="status">
        {waiting ? passkeyTexts[lang].door.waiting : null}
      </p>
    </form>
  )
}

type Passkey = { id: string; name: string; createdAt: string; lastUsedAt: string | null }

type ListProps = { passkeys: Passkey[]; reply: SubmissionResult<string[]> | null }

/** A person's passkeys, each with a way to name it anew and a confirmed one to take it away. `reply`: to a new name. */
export function PasskeyList({ passkeys, reply }: ListProps) {
  const lang = useLang()
  const t = passkeyTexts[lang].page
  if (!passkeys.length) return <p>{t.none}</p>
  return (
    <ul className="sessions">
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id} className="session">
          <div>
            <p>
              <strong>{name}</strong>
            </p>
            <p className="field-hint">{t.created(formatDate(createdAt, lang))}</p>
            <p className="field-hint">{lastUsedAt ? t.used(formatDate(lastUsedAt, lang)) : t.neverUsed}</p>
          </div>
          <div className="session-acts">
            <RenamePasskey id={id} name={name} reply={reply?.initialValue?.passkeyId === id ? reply : null} />
            <RemovePasskey id={id} name={name} />
          </div>
        </li>
      ))}
    </ul>
  )
}

type Named = { id: string; name: string }

function RenamePasskey({ id, name, reply }: Named & { reply: ListProps['reply'] }) {
  const lang = useLang()
  const t = passkeyTexts[lang].page
  const field = fieldsOf(`passkey-${id}`, reply, lang, { name })('name')
  return (
    <details className="confirm-quiet" open={field.error !== null}>
      <summary>
        {t.rename}
        <span className="visually-hidden"> – {name}</span>
      </summary>
      <form method="post" className="form" onSubmit={submitOnce} noValidate>
        <input type="hidden" name="intent" value="rename" />
        <input type="hidden" name="passkeyId" value={id} />
        <FormErrors prefix={`passkey-${id}`} reply={reply} labels={{ name: t.newName }} />
        <TextField field={field} label={t.newName} autoComplete="off" maxLength={LONGEST_PASSKEY_NAME} />
        <div>
          <button className="button button-secondary" type="submit">
            {t.saveName}
            <span className="visually-hidden"> – {name}</span>
          </button>
        </div>
      </form>
    </details>
  )
}

function RemovePasskey({ id, name }: Named) {
  const t = passkeyTexts[useLang()].page
  return (
    <details className="confirm">
      <summary>
        {t.remove}
        <span className="visually-hidden"> – {name}</span>
      </summary>
      <form method="post" className="form" onSubmit={submitOnce}>
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="passkeyId" value={id} />
        <p>{t.removeHint}</p>
        <div>
          <button className="button button-danger" type="submit" aria-label={t.removeNamed(name)}>
            {t.remove}
          </button>
        </div>
      </form>
    </details>
  )
}
