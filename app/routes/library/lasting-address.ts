import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { isSlug } from '~/domain/slug'
import { notFound } from '~/http/guards.server'
import { languageOf } from '~/http/language.server'
import { paths } from '~/paths'

/** The address that citations name leads to the page in the visitor's language, whatever stands there. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const { slug } = params
  if (!isSlug(slug)) throw notFound()
  const target = paths.document(languageOf(request), slug)
  return redirect(target, { status: 302, headers: { Vary: 'Cookie, Accept-Language' } })
}
