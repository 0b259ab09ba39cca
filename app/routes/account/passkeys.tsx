import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceNameOf } from '~/domain/membership/device-name'
import { PasskeyAct } from '~/domain/membership/passkey'
import { now } from '~/http/clock.server'
import { readCookie, SESSION_COOKIE } from '~/http/cookies.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { requireHolder, requireLocale } from '~/http/guards.server'
import { safeReturnPath } from '~/http/return-path.server'
import { passkeyTexts } from '~/i18n/passkeys'
import { paths } from '~/paths'
import { FormAlert, FormDone } from '~/ui/entrance/form-parts'
import { Held } from '~/ui/entrance/held'
import { AddPasskey, PasskeyList } from '~/ui/entrance/passkeys'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import {
  listPasskeys,
  removePasskey,
  renamePasskey,
} from '~/usecases/membership/passkeys/own-passkeys.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, held } = await requireHolder(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  return {
    held,
    passkeys: await listPasskeys(person),
    suggested: deviceNameOf(request.headers.get('user-agent')),
    returnTo: safeReturnPath(query.get('redirectTo')),
    done: query.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, held } = await requireHolder(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, PasskeyAct)
  // Who is held back has proved himself with one factor only, and changes none.
  if (held) return redirect(paths.passkeys(lang), 303)
  if (form.outcome === 'invalid') return formAnswer({ problem: 'invalid' as const, reply: form.reply })
  if (form.value.intent === 'rename') {
    await renamePasskey(person, form.value.passkeyId, form.value.name)
    return redirect(`${paths.passkeys(lang)}?done=renamed`, 303)
  }
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  const answer = await removePasskey(person, form.value.passkeyId, token, now())
  if (answer.outcome === 'last') return formAnswer({ problem: 'last' as const, reply: null }, 409)
  return redirect(`${paths.passkeys(lang)}?done=removed`, 303)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => passkeyTexts[lang].page)

export default function PasskeysPage() {
  const { held, passkeys, suggested, returnTo, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = passkeyTexts[lang].page
  return (
    <div className="narrow">
      <p className={held ? undefined : 'back-link'}>
        {held ? (
          <a href={paths.secondFactor(lang, returnTo ?? undefined)}>{t.withApp}</a>
        ) : (
          <a href={paths.accountSecurity(lang)}>{t.back}</a>
        )}
      </p>
      <h1>{t.title}</h1>
      {held ? <Held why={t.owing} /> : null}
      {!answer && (done === 'removed' || done === 'renamed') ? <FormDone title={t[done]} /> : null}
      {answer?.problem === 'last' ? (
        <FormAlert>
          <p>{t.last}</p>
        </FormAlert>
      ) : null}
      <p className="lead">{t.lead}</p>
      <section className="stack" aria-labelledby="add-title">
        <h2 id="add-title">{t.addTitle}</h2>
        <AddPasskey suggested={suggested} goOn={returnTo ?? paths.passkeys(lang)} />
      </section>
      {held ? null : (
        <section className="stack" aria-labelledby="list-title">
          <h2 id="list-title">{t.listTitle}</h2>
          <PasskeyList passkeys={passkeys} reply={answer?.reply ?? null} />
        </section>
      )}
    </div>
  )
}
