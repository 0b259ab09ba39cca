import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { BLANK_LINES } from '~/http/draft-answers.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { answerWorkshopPost } from '~/http/workshop-post.server'
import { libraryTexts } from '~/i18n/library'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { pageMeta } from '~/ui/page-meta'
import { Checklist } from '~/ui/publishing/checklist'
import { DraftProblem } from '~/ui/publishing/draft-problem'
import { flatValues } from '~/ui/publishing/flat-values'
import { LifeActs } from '~/ui/publishing/life-acts'
import { LifePill } from '~/ui/publishing/life-pill'
import { MaterialsTable } from '~/ui/publishing/materials-table'
import { WorkshopForm } from '~/ui/publishing/workshop-form'
import { useLang } from '~/ui/use-lang'
import { readChoices } from '~/usecases/publishing/list-at-desk.server'
import { openWorkshopDraft } from '~/usecases/publishing/open-workshop-draft.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const workshop = await openWorkshopDraft(staff, params.id, lang, now())
  if (!workshop) throw notFound()
  const { themes } = await readChoices(lang)
  return { workshop, themes, blank: BLANK_LINES, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return answerWorkshopPost(staff, params.id, { request, lang }, now())
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => ({
    title: args.data?.workshop.title ?? publishingTexts[lang].workshops.title,
    description: publishingTexts[lang].draft.description,
  }))

export default function WorkshopPage() {
  const { workshop, themes, blank, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const texts = publishingTexts[lang]
  const t = texts.draft
  const { id, life, texts: written, programme, documents, ...facts } = workshop
  return (
    <>
      <BackTo to={paths.deskWorkshops(lang)} label={t.allWorkshops} />
      <div className="toolbar">
        <h1>{workshop.title}</h1>
        <p className="cluster">
          <LifePill life={life} />
          <Link to={paths.workshop(lang, workshop.slug)}>{t.seePage}</Link>
        </p>
      </div>
      {answer ? <DraftProblem problem={answer.problem} /> : <DoneNotice done={done} texts={t.done} />}
      <MaterialsTable workshopId={id} documents={documents} />
      {life === 'draft' ? (
        <Checklist
          points={[
            { label: texts.checklist.titles, done: Boolean(written.fr.title && written.en.title) },
            { label: texts.checklist.programme, done: programme.length > 0 },
            { label: texts.checklist.documents, done: documents.length > 0 },
            {
              label: texts.checklist.audience(libraryTexts[lang].audiences[workshop.audience]),
              done: true,
            },
          ]}
        />
      ) : null}
      <WorkshopForm
        key={workshop.updatedAt}
        thing={id}
        stored={flatValues({ ...facts, ...written, programme })}
        reply={answer?.reply ?? null}
        saved={done !== null}
        replaces={answer?.updatedAt ?? null}
        blank={answer?.blank ?? blank}
        themes={themes}
        documents={documents}
        life={life === 'draft' ? 'draft' : 'out'}
      />
      <LifeActs life={life} of="workshop" />
    </>
  )
}
