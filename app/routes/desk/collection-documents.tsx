import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MOST_COLLECTED } from '~/domain/collections/collection'
import { now } from '~/http/clock.server'
import { answerArrangement } from '~/http/collection-post.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { collectionTexts } from '~/i18n/collections'
import { paths } from '~/paths'
import { ArrangedDocuments, FoundDocuments } from '~/ui/collections/arranged-documents'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { FilterForm, FilterText } from '~/ui/desk/filter-form'
import { pageMeta } from '~/ui/page-meta'
import { DraftProblem } from '~/ui/publishing/draft-problem'
import { useLang } from '~/ui/use-lang'
import { findToCollect, openCollectionDraft } from '~/usecases/collections/collections-at-desk.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const collection = await openCollectionDraft(staff, params.id, lang, now())
  if (!collection) throw notFound()
  const asked = new URL(request.url).searchParams
  const q = (asked.get('q') ?? '').slice(0, 200)
  const search = await findToCollect(staff, collection, q, lang, now())
  const { id, title, documents } = collection
  return { id, title, documents, q, ...search, done: asked.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return answerArrangement(staff, params.id, { request, lang }, now())
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const t = collectionTexts[lang].desk.arranging
    return { title: t.title(args.data?.title ?? ''), description: t.description }
  })

export default function CollectionDocumentsPage() {
  const { id, title, documents, q, found, more, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const desk = collectionTexts[lang].desk
  const t = desk.arranging
  const isFull = documents.length >= MOST_COLLECTED
  return (
    <>
      <BackTo to={paths.deskCollection(lang, id)} label={desk.toTexts} />
      <h1>{t.title(title)}</h1>
      {answer ? <DraftProblem problem={answer.problem} /> : <DoneNotice done={done} texts={desk.done} />}
      <p>{t.lead}</p>
      <section className="stack-tight" aria-labelledby="order-title">
        <h2 id="order-title">{t.order}</h2>
        <ArrangedDocuments documents={documents} q={q} />
      </section>
      <section className="panel" aria-labelledby="find-title">
        <h2 id="find-title">{t.find}</h2>
        {isFull ? (
          <p>{t.full(MOST_COLLECTED)}</p>
        ) : (
          <>
            <FilterForm action={paths.deskCollectionDocuments(lang, id)} t={t}>
              <FilterText name="q" label={t.search} value={q} />
            </FilterForm>
            {found.length ? <FoundDocuments found={found} q={q} /> : null}
            {q && !found.length ? <p>{t.nothing}</p> : null}
            {more ? <p>{t.more}</p> : null}
          </>
        )}
      </section>
    </>
  )
}
