import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DocumentPage } from '~/ui/library/document-page'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { useSite } from '~/ui/use-site'
import { PREVIEW_PERSONS, previewDocument } from '~/usecases/publishing/preview-document.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const asked = new URL(request.url).searchParams.get('as')
  const person = PREVIEW_PERSONS.find((known) => known === asked) ?? 'visitor'
  const preview = await previewDocument(staff, params.id, { person, lang }, now())
  if (!preview) throw notFound()
  return { ...preview, person, persons: [...PREVIEW_PERSONS], id: params.id ?? '' }
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const t = publishingTexts[lang].preview
    return { title: t.title(args.data?.title ?? ''), description: t.description }
  })

export default function PreviewPage() {
  const { title, view, person, persons, id } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = publishingTexts[lang].preview
  const slogan = useSite()?.gateSlogan
  return (
    <>
      <BackTo to={paths.deskDocument(lang, id)} label={t.back} />
      <h1>{t.title(title)}</h1>
      <p>{t.lead}</p>
      <nav className="areas" aria-label={t.as}>
        <ul>
          {persons.map((one) => (
            <li key={one}>
              <Link to={`?as=${one}`} aria-current={one === person ? 'page' : undefined}>
                {t.persons[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section className="preview-frame" aria-label={t.frame}>
        {view ? (
          <DocumentPage view={view} returnTo={paths.desk(lang)} slogan={slogan} preview />
        ) : (
          <p className="notice notice-warning">{t.hidden}</p>
        )}
      </section>
    </>
  )
}
