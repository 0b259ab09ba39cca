import { isLocale, type Locale } from '~/domain/locale'
import { readWxr } from '~/files/wordpress/read-wxr.server'
import { shortcodesOf } from '~/files/wordpress/shortcodes'
import { uploadPath, withoutSize } from '~/files/wordpress/uploads-folder.server'
import type { WxrAuthor, WxrItem } from '~/files/wordpress/wxr-fields'

/** A post without its text, which is read when its turn comes. */
export type PostFacts = Pick<
  WxrItem,
  'id' | 'type' | 'status' | 'title' | 'slug' | 'link' | 'guid' | 'tooLarge'
> & {
  /** null: nothing says; `other`: one that the portal does not speak. */
  lang: Locale | 'other' | null
  /** Of posts that are translations of each other. */
  group: string | null
  /** Uploads that it shows or links to: their paths, and of those that it names by their numbers `#12`. */
  mentions: string[]
}

export type AttachmentFacts = Pick<WxrItem, 'id' | 'parent' | 'title' | 'link' | 'guid' | 'attachmentUrl'> & {
  /** Below the uploads folder. */
  upload: string
}

export type Survey = {
  site: string
  authors: WxrAuthor[]
  posts: PostFacts[]
  attachments: AttachmentFacts[]
  /** Types that become nothing here, and how many of each there are. */
  ignored: Map<string, number>
  comments: number
}

/**
 * Reads an export once without keeping its texts: what there is, how it hangs together.
 * @throws {BrokenExport}
 */
export async function surveyExport(file: string, types: ReadonlySet<string>): Promise<Survey> {
  const survey: Survey = {
    ...{ site: '', authors: [], posts: [], attachments: [] },
    ...{ ignored: new Map(), comments: 0 },
  }
  for await (const part of readWxr(file)) {
    if (part.kind === 'site') survey.site ||= part.url
    else if (part.kind === 'author') survey.authors.push(part.author)
    else note(survey, part.item, types)
  }
  return survey
}

function note(survey: Survey, item: WxrItem, types: ReadonlySet<string>): void {
  const { id, type, title, link, guid, attachmentUrl, parent } = item
  survey.comments += item.comments
  if (types.has(type)) survey.posts.push(factsOf(item))
  else if (type !== 'attachment') survey.ignored.set(type, (survey.ignored.get(type) ?? 0) + 1)
  else {
    const upload = item.meta._wp_attached_file || uploadPath(attachmentUrl) || ''
    survey.attachments.push({ id, parent, title, link, guid, attachmentUrl, upload })
  }
}

function factsOf(item: WxrItem): PostFacts {
  const { id, type, status, title, slug, link, guid, tooLarge } = item
  return {
    ...{ id, type, status, title, slug, link, guid, tooLarge },
    ...languageOf(item),
    mentions: mentionsOf(item),
  }
}

/** As Polylang keeps it (terms), or as WPML writes it into exports (meta). */
function languageOf({ terms, meta }: WxrItem): Pick<PostFacts, 'lang' | 'group'> {
  const term = (domain: string) => terms.find((one) => one.domain === domain)?.nicename
  const code = (term('language') || meta._wpml_import_language_code || '').slice(0, 2).toLowerCase()
  const group = term('post_translations') || meta._wpml_import_translation_group || null
  return { lang: isLocale(code) ? code : code ? 'other' : null, group }
}

function mentionsOf({ html, meta }: WxrItem): string[] {
  const paths = [...html.matchAll(/\/wp-content\/uploads\/[^"'\s<>)\]]+/g)].map(
    ([address]) => uploadPath(address) ?? '',
  )
  const numbers = shortcodesOf(html).flatMap(({ name, attributes }) =>
    name === 'gallery' ? (attributes.ids ?? '').split(',') : [],
  )
  const named = [...numbers, meta._thumbnail_id ?? ''].filter(Boolean).map((id) => `#${id.trim()}`)
  return [...new Set([...paths.map(withoutSize), ...named])]
}
