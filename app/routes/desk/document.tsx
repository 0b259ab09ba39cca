import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { answerDocumentPost } from '~/http/document-post.server'
import { BLANK_LINES } from '~/http/draft-answers.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { accessibilityDeskTexts } from '~/i18n/accessibility-desk'
import { doiTexts } from '~/i18n/doi'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { pageMeta } from '~/ui/page-meta'
import { DocumentChecklist } from '~/ui/publishing/document-checklist'
import { DocumentDoi } from '~/ui/publishing/document-doi'
import { DocumentForm } from '~/ui/publishing/document-form'
import { DocumentShares } from '~/ui/publishing/document-shares'
import { DocumentState } from '~/ui/publishing/document-state'
import { DraftProblem } from '~/ui/publishing/draft-problem'
import { GrantsTable } from '~/ui/publishing/grants-table'
import { LifeActs } from '~/ui/publishing/life-acts'
import { LifePill } from '~/ui/publishing/life-pill'
import { storedDocument } from '~/ui/publishing/stored-document'
import { useLang } from '~/ui/use-lang'
import { listSharesOf } from '~/usecases/access/list-shares.server'
import { doiStanding } from '~/usecases/doi/assign-doi.server'
import { readChoices } from '~/usecases/publishing/list-at-desk.server'
import { openDocumentDraft } from '~/usecases/publishing/open-document-draft.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const [document, choices, shares, doi] = await Promise.all([
    openDocumentDraft(staff, params.id, lang, now()),
    readChoices(lang),
    listSharesOf(staff, params.id, lang, now()),
    doiStanding(staff, params.id, now()),
  ])
  if (!document) throw notFound()
  const done = new URL(request.url).searchParams.get('done')
  return { document, choices, shares, doi, blank: BLANK_LINES, done, admin: staff.kind === 'admin' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return answerDocumentPost(staff, params.id, { request, lang }, now())
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => ({
    title: args.data?.document.title ?? publishingTexts[lang].documents.title,
    description: publishingTexts[lang].draft.description,
  }))

export default function DocumentPage() {
  const { document, choices, shares, doi, blank, done, admin } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const { id, life } = document
  const someoneWaits = document.grants.some(({ state }) => state === 'waiting')
  const grants = <GrantsTable grants={document.grants} admin={admin} />
  const asksForAccess = document.strictest === 'by-request' || document.grants.length > 0
  return (
    <>
      <BackTo to={paths.deskDocuments(lang)} label={t.allDocuments} />
      <div className="toolbar">
        <h1>{document.title}</h1>
        <p className="cluster">
          <LifePill life={life} />
          <Link to={paths.deskDocumentFiles(lang, id)}>{t.files}</Link>
          <Link to={paths.deskDocumentVersions(lang, id)}>{accessibilityDeskTexts[lang].versions.link}</Link>
          <Link to={paths.deskDocumentPreview(lang, id)}>{t.preview}</Link>
          <Link to={paths.document(lang, document.slug)}>{t.seePage}</Link>
        </p>
      </div>
      {answer ? (
        <DraftProblem problem={answer.problem} />
      ) : (
        <DoneNotice done={done} texts={{ ...t.done, 'assign-doi': doiTexts[lang].done }} />
      )}
      <div className="split">
        <DocumentState {...document} />
        <DocumentChecklist {...document} />
      </div>
      {someoneWaits ? grants : null}
      <DocumentForm
        key={document.updatedAt}
        thing={id}
        stored={storedDocument(document)}
        reply={answer?.reply ?? null}
        saved={done !== null}
        replaces={answer?.updatedAt ?? null}
        blank={answer?.blank ?? blank}
        choices={choices}
        life={life}
      />
      {asksForAccess && !someoneWaits ? grants : null}
      <DocumentDoi standing={doi} />
      <DocumentShares shares={shares} />
      <LifeActs life={life} of="document" />
    </>
  )
}
