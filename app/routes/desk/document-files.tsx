import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isUploadRefusal } from '~/domain/library/upload'
import { now } from '~/http/clock.server'
import { readFormData } from '~/http/forms.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { uploadTexts } from '~/i18n/uploads'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { FormAlert } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { FilesOnTheWay } from '~/ui/publishing/files-on-the-way'
import { VersionTables } from '~/ui/publishing/version-tables'
import { useLang } from '~/ui/use-lang'
import { dismissIncoming } from '~/usecases/publishing/incoming/dismiss-incoming.server'
import { listIncoming } from '~/usecases/publishing/incoming/list-incoming.server'
import { listFiles } from '~/usecases/publishing/list-files.server'
import { removeFile } from '~/usecases/publishing/remove-file.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const files = await listFiles(staff, params.id, lang)
  if (!files) throw notFound()
  const id = params.id ?? ''
  const asked = new URL(request.url).searchParams
  const refused = asked.get('refused')
  return {
    ...files,
    id,
    incoming: await listIncoming(staff, { documentId: id }),
    done: asked.get('done'),
    refused: isUploadRefusal(refused) ? refused : null,
  }
}

/** Removal of a file, or of the word of a refused one. Files are posted to this address too: server/upload-route.ts takes them. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const form = await readFormData(request)
  const [intent, fileId] = [form.get('intent'), String(form.get('fileId') ?? '')]
  const { outcome } =
    intent === 'dismiss'
      ? await dismissIncoming(staff, { documentId: params.id, id: fileId })
      : await removeFile(staff, { documentId: params.id, fileId }, now())
  if (outcome === 'missing') throw notFound()
  return redirect(`${paths.deskDocumentFiles(lang, params.id ?? '')}?done=${outcome}`, 303)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const t = uploadTexts[lang]
    return { title: t.title(args.data?.title ?? ''), description: t.description }
  })

export default function DocumentFilesPage() {
  const { id, title, versions, incoming, limitBytes, done, refused } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = uploadTexts[lang]
  return (
    <>
      <BackTo to={paths.deskDocument(lang, id)} label={t.back} />
      <h1>{t.title(title)}</h1>
      {refused ? (
        <FormAlert>
          <p>{t.refused[refused]}</p>
        </FormAlert>
      ) : (
        <DoneNotice done={done} texts={t.done} />
      )}
      <FilesOnTheWay documentId={id} incoming={incoming} limitBytes={limitBytes} />
      {versions.length ? (
        <VersionTables versions={versions} />
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
    </>
  )
}
