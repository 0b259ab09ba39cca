import type { MetaDescriptor } from '@remix-run/react'
import { isLocale, type Locale } from '~/domain/locale'

type Match = { id: string; data?: unknown }
type MetaOf = { params: { lang?: string }; matches: readonly (Match | undefined)[] }

/** Title « page – site » and description of a page, in the language of its address. */
export function pageMeta(
  { params, matches }: MetaOf,
  texts: (lang: Locale) => { title: string; description: string },
): MetaDescriptor[] {
  const { title, description } = texts(isLocale(params.lang) ? params.lang : 'fr')
  const root = matches.find((match) => match?.id === 'root')?.data as
    | { frame?: { name?: string } }
    | undefined
  const site = root?.frame?.name
  return [{ title: site ? `${title} – ${site}` : title }, { name: 'description', content: description }]
}
