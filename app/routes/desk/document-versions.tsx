import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { VersionDraft } from '~/domain/library/version-draft'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { accessibilityDeskTexts } from '~/i18n/accessibility-desk'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { pageMeta } from '~/ui/page-meta'
import { VersionForm } from '~/ui/publishing/version-form'
import { useLang } from '~/ui/use-lang'
import { describeVersion } from '~/usecases/publishing/describe-version.server'
import { openVersions } from '~/usecases/publishing/open-versions.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const opened = await openVersions(staff, params.id, requireLocale(params.lang))
  if (!opened) throw notFound()
  return { ...opened, id: params.id ?? '', done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, VersionDraft)
  if (form.outcome === 'invalid')
    return formAnswer({ reply: form.reply, number: String(form.formData.get('number') ?? '') })
  const { outcome } = await describeVersion(staff, params.id, form.value, now())
  if (outcome === 'missing') throw notFound()
  return redirect(`${paths.deskDocumentVersions(lang, params.id ?? '')}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const t = accessibilityDeskTexts[lang].versions
    return { title: t.title(args.data?.title ?? ''), description: t.description }
  })

export default function DocumentVersionsPage() {
  const { id, title, versions, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = accessibilityDeskTexts[lang].versions
  return (
    <>
      <BackTo to={paths.deskDocument(lang, id)} label={t.back} />
      <h1>{t.title(title)}</h1>
      {answer ? null : <DoneNotice done={done} texts={t.done} />}
      {versions.length ? (
        versions.map((version, i) => (
          <VersionForm
            key={version.number}
            version={version}
            current={i === 0}
            reply={answer?.number === String(version.number) ? answer.reply : null}
          />
        ))
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
    </>
  )
}
