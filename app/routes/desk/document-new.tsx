import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { answerNewDocument } from '~/http/document-post.server'
import { BLANK_LINES } from '~/http/draft-answers.server'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { pageMeta } from '~/ui/page-meta'
import { DocumentForm } from '~/ui/publishing/document-form'
import { useLang } from '~/ui/use-lang'
import { readChoices } from '~/usecases/publishing/list-at-desk.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireEditor(request)
  const lang = requireLocale(params.lang)
  const choices = await readChoices(lang)
  const asked = new URL(request.url).searchParams.get('workshop')
  const workshop = choices.workshops.find(({ id }) => id === asked) ?? null
  return { choices, workshop, blank: BLANK_LINES }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return answerNewDocument(staff, { request, lang }, now())
}

export const meta: MetaFunction = (args) =>
  pageMeta(args, (lang) => {
    const t = publishingTexts[lang].draft
    return { title: t.newDocument, description: t.newDocumentLead }
  })

export default function NewDocumentPage() {
  const { choices, workshop, blank } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = publishingTexts[lang].draft
  return (
    <>
      <p>
        {workshop ? (
          <Link to={paths.deskWorkshop(lang, workshop.id)}>{workshop.title}</Link>
        ) : (
          <Link to={paths.deskDocuments(lang)}>{t.allDocuments}</Link>
        )}
      </p>
      <h1>{t.newDocument}</h1>
      <p>{t.newDocumentLead}</p>
      <DocumentForm
        thing="new"
        stored={{
          kind: workshop ? 'presentation' : 'report',
          licence: 'all-rights-reserved',
          workshopId: workshop?.id ?? '',
        }}
        reply={answer?.reply ?? null}
        saved={false}
        replaces={null}
        blank={answer?.blank ?? blank}
        choices={choices}
        life="new"
      />
    </>
  )
}
