import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { answerCollectionPost } from '~/http/collection-post.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { collectionTexts } from '~/i18n/collections'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { CollectionActs } from '~/ui/collections/collection-acts'
import { CollectionForm } from '~/ui/collections/collection-form'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { pageMeta } from '~/ui/page-meta'
import { Checklist } from '~/ui/publishing/checklist'
import { DraftProblem } from '~/ui/publishing/draft-problem'
import { flatValues } from '~/ui/publishing/flat-values'
import { LifePill } from '~/ui/publishing/life-pill'
import { useLang } from '~/ui/use-lang'
import { openCollectionDraft } from '~/usecases/collections/collections-at-desk.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const collection = await openCollectionDraft(staff, params.id, requireLocale(params.lang), now())
  if (!collection) throw notFound()
  return { collection, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return answerCollectionPost(staff, params.id, { request, lang }, now())
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const t = collectionTexts[lang].desk
    return { title: args.data?.collection.title ?? t.title, description: t.draftDescription }
  })

export default function CollectionPage() {
  const { collection, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = collectionTexts[lang].desk
  const { id, life, texts, documents, slug, position, updatedAt } = collection
  const points = publishingTexts[lang].checklist
  return (
    <>
      <BackTo to={paths.deskCollections(lang)} label={t.back} />
      <div className="toolbar">
        <h1>{collection.title}</h1>
        <p className="cluster">
          <LifePill life={life} />
          <Link to={paths.collection(lang, slug)}>{t.seePage}</Link>
        </p>
      </div>
      {answer ? <DraftProblem problem={answer.problem} /> : <DoneNotice done={done} texts={t.done} />}
      <p className="cluster">
        <Link className="button button-secondary" to={paths.deskCollectionDocuments(lang, id)}>
          {t.manage}
        </Link>
        <span>{t.inIt(documents.length)}</span>
      </p>
      {life === 'draft' ? (
        <Checklist
          points={[
            { label: points.titles, done: Boolean(texts.fr.title && texts.en.title) },
            { label: t.introduction, done: Boolean(texts.fr.introduction || texts.en.introduction) },
            { label: points.documents, done: documents.length > 0 },
          ]}
        />
      ) : null}
      <CollectionForm
        key={updatedAt}
        thing={id}
        stored={flatValues({ slug, position, updatedAt, ...texts })}
        reply={answer?.reply ?? null}
        saved={done !== null}
        replaces={answer?.updatedAt ?? null}
        life={life === 'draft' ? 'draft' : 'out'}
      />
      <CollectionActs published={life !== 'draft'} />
    </>
  )
}
