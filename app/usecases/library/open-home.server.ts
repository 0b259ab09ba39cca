import { z } from 'zod'
import type { Visitor } from '~/domain/access/visitor'
import type { CollectionCard, DocumentCard, WorkshopCard } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { listCollections } from '../collections/open-collection.server'
import { type Block, openEditorialPage } from '../editorial.server'
import { type LibraryNews, listLatestDocuments, listNews } from './list-documents.server'
import { keptAmong } from './reading-list.server'
import { listWorkshops } from './workshops.server'

const Section = z.object({ title: z.string(), lead: z.string().default('') })

/** What the front matter of content/pages/home.<lang>.md holds besides a page's own fields. */
const HomeAttributes = z.object({
  hero: Section,
  sections: z.object({
    about: z.object({ title: z.string() }),
    workshops: Section,
    latest: Section,
    join: Section.extend({
      steps: z
        .array(z.object({ title: z.string(), text: z.string() }))
        .min(1)
        .max(6),
    }),
  }),
})
export type HomeTexts = z.infer<typeof HomeAttributes>

export type HomeView = {
  title: string
  description: string
  texts: HomeTexts
  blocks: Block[]
  workshops: WorkshopCard[]
  latest: DocumentCard[]
  news: LibraryNews | null
  /** Slugs of the documents among these that he keeps for later; null: he has no list. */
  kept: string[] | null
  collections: CollectionCard[]
}

/**
 * The home page as this visitor sees it; null when content has none.
 * @throws when its front matter is not complete, naming file and field.
 */
export async function openHome(visitor: Visitor, lang: Locale, now: Date): Promise<HomeView | null> {
  const page = await openEditorialPage('home', lang)
  if (!page) return null
  const texts = readHomeTexts(page.attributes, `content/pages/home.${lang}.md`)
  const [workshops, latest, news, collections] = await Promise.all([
    listWorkshops(visitor, lang, now, { most: 3 }),
    listLatestDocuments(visitor, lang, now),
    listNews(visitor, lang, now),
    listCollections(visitor, lang, now, 3),
  ])
  const { title, description, blocks } = page
  const isNews = new Set(news?.cards.map(({ slug }) => slug))
  const others = latest.filter(({ slug }) => !isNews.has(slug))
  const kept = await keptAmong(visitor, [...isNews, ...others.map(({ slug }) => slug)])
  return { title, description, texts, blocks, workshops, latest: others, news, kept, collections }
}

/** The sections of the home page. @throws when the front matter is not complete, naming file and field. */
export function readHomeTexts(attributes: Record<string, unknown>, file: string): HomeTexts {
  const texts = HomeAttributes.safeParse(attributes)
  if (texts.success) return texts.data
  const [issue] = texts.error.issues
  throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`)
}
