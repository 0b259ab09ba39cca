import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { BLANK_LINES } from '~/http/draft-answers.server'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { answerNewWorkshop } from '~/http/workshop-post.server'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { pageMeta } from '~/ui/page-meta'
import { WorkshopForm } from '~/ui/publishing/workshop-form'
import { useLang } from '~/ui/use-lang'
import { readChoices } from '~/usecases/publishing/list-at-desk.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireEditor(request)
  const lang = requireLocale(params.lang)
  const { themes } = await readChoices(lang)
  return { themes, blank: BLANK_LINES }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return answerNewWorkshop(staff, { request, lang }, now())
}

export const meta: MetaFunction = (args) =>
  pageMeta(args, (lang) => {
    const t = publishingTexts[lang].draft
    return { title: t.newWorkshop, description: t.newWorkshopLead }
  })

export default function NewWorkshopPage() {
  const { themes, blank } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = publishingTexts[lang].draft
  return (
    <>
      <BackTo to={paths.deskWorkshops(lang)} label={t.allWorkshops} />
      <h1>{t.newWorkshop}</h1>
      <p>{t.newWorkshopLead}</p>
      <WorkshopForm
        thing="new"
        stored={{ audience: 'members' }}
        reply={answer?.reply ?? null}
        saved={false}
        replaces={null}
        blank={answer?.blank ?? blank}
        themes={themes}
        documents={[]}
        life="new"
      />
    </>
  )
}
