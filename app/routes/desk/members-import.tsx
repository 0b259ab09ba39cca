import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAdmin, requireLocale } from '~/http/guards.server'
import { answerImport } from '~/http/member-import.server'
import { memberImportTexts } from '~/i18n/member-import'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { ImportForm } from '~/ui/desk/import-form'
import { ImportLines } from '~/ui/desk/import-lines'
import { FormDone, submitOnce } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { MOST_IMPORTED } from '~/usecases/members/import-members.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request)
  requireLocale(params.lang)
  return { most: MOST_IMPORTED }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  return answerImport(admin, request)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => memberImportTexts[lang])

export default function MembersImportPage() {
  const { most } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = memberImportTexts[lang]
  return (
    <>
      <BackTo to={paths.deskMembers(lang)} label={t.back} />
      <h1>{t.title}</h1>
      {answer?.step === 'preview' ? (
        <Preview {...answer} most={most} />
      ) : answer?.step === 'done' ? (
        <>
          <FormDone title={t.doneTitle(answer.added)}>{answer.added ? <p>{t.doneLead}</p> : null}</FormDone>
          <ImportLines lines={answer.lines} />
          <p>
            <a href={paths.deskMembersImport(lang)}>{t.another}</a>
          </p>
        </>
      ) : (
        <>
          <p className="lead">{t.lead}</p>
          <ImportForm list={answer?.list ?? ''} refused={answer ?? null} most={most} />
        </>
      )}
    </>
  )
}

type PreviewProps = {
  list: string
  ready: number
  most: number
  lines: Parameters<typeof ImportLines>[0]['lines']
}

function Preview({ list, ready, lines, most }: PreviewProps) {
  const t = memberImportTexts[useLang()]
  const faulty = lines.length - ready
  return (
    <>
      <section aria-labelledby="preview-title" className="stack">
        <h2 id="preview-title">{t.previewTitle}</h2>
        <ul>
          {ready ? <li>{t.ready(ready)}</li> : <li>{t.nothing}</li>}
          {faulty ? <li>{t.faulty(faulty)}</li> : null}
        </ul>
        {ready ? (
          <form method="post" encType="multipart/form-data" onSubmit={submitOnce}>
            <input type="hidden" name="intent" value="import" />
            <textarea name="list" defaultValue={list} hidden readOnly />
            <button className="button" type="submit">
              {t.submit(ready)}
            </button>
          </form>
        ) : null}
        <ImportLines lines={lines} />
      </section>
      <details className="confirm-quiet" open={ready === 0}>
        <summary>{t.correct}</summary>
        <ImportForm list={list} refused={null} most={most} />
      </details>
    </>
  )
}
