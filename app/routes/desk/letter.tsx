import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { readFormData } from '~/http/forms.server'
import { notFound, requireAdmin, requireLocale, requireProofToOpen } from '~/http/guards.server'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { LetterBody } from '~/ui/desk/letter-body'
import { LetterFacts } from '~/ui/desk/letter-facts'
import { LetterPill } from '~/ui/desk/pills'
import { submitOnce } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { openLetter, retryLetter } from '~/usecases/outbox.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const letter = await openLetter(admin, params.id)
  if (!letter) throw notFound()
  // Passed on by hand, it would else let in whoever sits at a desk that was left open.
  if (letter.personal && letter.body.is === 'shown') await requireProofToOpen(request)
  return { letter, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  await readFormData(request)
  const { outcome } = await retryLetter(admin, params.id, now())
  if (outcome === 'missing') throw notFound()
  const done = outcome === 'queued' ? 'retry' : outcome
  return redirect(`${paths.deskLetter(lang, params.id ?? '')}?done=${done}`, 303)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => ({
    title: args.data?.letter.subject ?? deskTexts[lang].outbox.title,
    description: deskTexts[lang].letter.description,
  }))

export default function LetterPage() {
  const { letter, done } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = deskTexts[lang].letter
  return (
    <>
      <BackTo to={paths.deskOutbox(lang)} label={t.back} />
      <div className="toolbar">
        <h1 lang={letter.lang}>{letter.subject}</h1>
        <LetterPill state={letter.state} mailServer={letter.mailServer} />
      </div>
      <DoneNotice done={done} texts={t.done} />
      <LetterFacts letter={letter} />
      {letter.state === 'dead' ? (
        <form method="post" className="panel" onSubmit={submitOnce}>
          <p>{t.retryHint}</p>
          {letter.personal ? <p>{t.retryPersonal}</p> : null}
          <div>
            <button className="button" type="submit" name="intent" value="retry">
              {t.retry}
            </button>
          </div>
        </form>
      ) : null}
      <section aria-labelledby="text-title" className="stack">
        <h2 id="text-title">{t.text}</h2>
        <LetterBody body={letter.body} lang={letter.lang} />
      </section>
    </>
  )
}
