import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { answerNewCollection } from '~/http/collection-post.server'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { collectionTexts } from '~/i18n/collections'
import { paths } from '~/paths'
import { CollectionForm } from '~/ui/collections/collection-form'
import { BackTo } from '~/ui/desk/back-to'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireEditor(request)
  requireLocale(params.lang)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return answerNewCollection(staff, { request, lang }, now())
}

export const meta: MetaFunction = (args) =>
  pageMeta(args, (lang) => {
    const t = collectionTexts[lang].desk
    return { title: t.create, description: t.newLead }
  })

export default function NewCollectionPage() {
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = collectionTexts[lang].desk
  return (
    <>
      <BackTo to={paths.deskCollections(lang)} label={t.back} />
      <h1>{t.create}</h1>
      <p>{t.newLead}</p>
      <CollectionForm
        thing="new"
        stored={{}}
        reply={answer?.reply ?? null}
        saved={false}
        replaces={null}
        life="new"
      />
    </>
  )
}
