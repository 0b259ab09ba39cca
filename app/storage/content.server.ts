import fs from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { config } from '~/config.server'
import { LOCALES, type Locale } from '~/domain/locale'

const InLanguages = z.object({ fr: z.string(), en: z.string() })

const Site = z.object({
  name: z.string(),
  fullName: InLanguages,
  motto: InLanguages,
  gateSlogan: InLanguages,
  description: InLanguages,
  themes: z.array(
    z.object({
      key: z.string(),
      sign: z.enum(['leaf', 'loom', 'voices']),
      colour: z.enum(['green', 'ochre', 'blue']),
      name: InLanguages,
    }),
  ),
  navigation: z.array(z.string()),
  legalPages: z.array(z.string()),
  /** For people who want to join where one joins by invitation. */
  contactEmail: z.email().optional(),
  accessibilityState: z.enum(['compliant', 'partially-compliant', 'non-compliant']),
})
export type Site = z.infer<typeof Site>

export type ContentPage = { attributes: Record<string, unknown>; markdown: string }

/** Front matter between two lines of `---`, then Markdown. @throws when the front matter is no YAML mapping. */
export function parseFrontMatter(text: string): ContentPage {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text)
  if (!match) return { attributes: {}, markdown: text }
  const attributes: unknown = parse(match[1] ?? '')
  if (typeof attributes !== 'object' || attributes === null)
    throw new Error('The front matter is no mapping.')
  return { attributes: attributes as Record<string, unknown>, markdown: match[2] ?? '' }
}

const remembered = new Map<string, Promise<unknown>>()

/** Content changes with a deployment: read once for each process, again at each request while developing. */
function once<T>(key: string, read: () => Promise<T>): Promise<T> {
  if (!config().production) return read()
  const known = remembered.get(key) as Promise<T> | undefined
  if (known) return known
  const reading = read()
  remembered.set(key, reading)
  reading.catch(() => remembered.delete(key))
  return reading
}

/** content/site.yaml. @throws when it is missing or incomplete. */
export function readSite(): Promise<Site> {
  return once('site', async () => {
    const file = path.join(config().contentDir, 'site.yaml')
    return Site.parse(parse(await fs.readFile(file, 'utf8')))
  })
}

/** A page of content/pages in this language, or null when content has none of that name. */
export async function readPage(name: string, lang: Locale): Promise<ContentPage | null> {
  if (!/^[a-z][a-z-]{0,40}$/.test(name)) return null
  const pages = await once('pages', readPages)
  return pages.get(`${name}.${lang}`) ?? null
}

/** Names of all pages that content has in every language. */
export async function pageNames(): Promise<string[]> {
  const keys = [...(await once('pages', readPages)).keys()]
  const names = new Set(keys.map((key) => key.split('.')[0] ?? ''))
  return [...names].filter((name) => LOCALES.every((lang) => keys.includes(`${name}.${lang}`))).sort()
}

async function readPages(): Promise<Map<string, ContentPage>> {
  const folder = path.join(config().contentDir, 'pages')
  const pages = new Map<string, ContentPage>()
  for (const file of await fs.readdir(folder)) {
    if (!file.endsWith('.md')) continue
    pages.set(file.slice(0, -3), parseFrontMatter(await fs.readFile(path.join(folder, file), 'utf8')))
  }
  return pages
}
