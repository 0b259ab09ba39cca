import { useRevalidator } from '@remix-run/react'
import { type FormEvent, useEffect } from 'react'
import { formatDate } from '~/i18n/formats'
import { passkeyTexts } from '~/i18n/passkeys'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { fieldsOf } from './fields'
import { FormDone, submitOnce, TextField } from './form-parts'
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
        maxLength={60}
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

/** A person's passkeys, each with a confirmed way to take it away. */
export function PasskeyList({ passkeys }: { passkeys: Passkey[] }) {
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
        </li>
      ))}
    </ul>
  )
}
