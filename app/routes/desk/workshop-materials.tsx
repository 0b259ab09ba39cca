import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { batchDropTexts } from '~/i18n/batch-drop'
import { paths } from '~/paths'
import { pageMeta } from '~/ui/page-meta'
import { BatchDrop } from '~/ui/publishing/batch-drop'
import { useLang } from '~/ui/use-lang'
import { openMaterials } from '~/usecases/publishing/open-materials.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const materials = await openMaterials(staff, params.id, lang)
  if (!materials) throw notFound()
  return { ...materials, id: params.id ?? '' }
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const t = batchDropTexts[lang]
    return { title: t.title(args.data?.title ?? ''), description: t.description }
  })

export default function WorkshopMaterialsPage() {
  const { id, title, ...materials } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = batchDropTexts[lang]
  return (
    <>
      <p>
        <Link to={paths.deskWorkshop(lang, id)}>{t.back}</Link>
      </p>
      <h1>{t.title(title)}</h1>
      <p>{t.lead}</p>
      <BatchDrop workshopId={id} {...materials} />
      <section className="panel" aria-labelledby="one-by-one-title">
        <h2 id="one-by-one-title">{t.oneByOne}</h2>
        <p>{t.oneByOneHint}</p>
        <ul>
          {materials.presentations.map((presentation) => (
            <li key={presentation.id}>
              <Link to={paths.deskDocumentFiles(lang, presentation.id)}>{presentation.title}</Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
