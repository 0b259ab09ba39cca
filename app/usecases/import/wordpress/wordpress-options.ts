import type { Audience } from '~/domain/access/access-policy'
import type { DocumentKind, Licence } from '~/domain/library/library-document'
import type { Locale } from '~/domain/locale'
import type { Role } from '~/domain/membership/membership'

/** What an operator says of an export and of the site that it comes from. */
export type WordpressOptions = {
  dryRun: boolean
  /** Folder of `wp-content/uploads`; without it no file is taken. */
  uploads: string | null
  /** File of the site's users, whose form docs/operations/from-wordpress.md gives. */
  users: string | null
  /** Language of what the export gives none. */
  lang: Locale
  /** Whom a type of post is for that WP-Members has no word on; what is not named here is for members. */
  audiences: ReadonlyMap<string, Audience>
  /** Whom is for what WP-Members hides from visitors. */
  hidden: Audience
  /** Types of post that become documents, and of which kind. */
  kinds: ReadonlyMap<string, DocumentKind>
  /** Category or tag of the site, and the theme that it becomes; by name where it is not named here. */
  themes: ReadonlyMap<string, string>
  licence: Licence
  /** Role of the site, and role here. */
  roles: ReadonlyMap<string, Role>
  /** Who has no word of WP-Members waits for approval here. */
  moderated: boolean
  /** Whoever has no password that the portal can check gets a letter to choose one. */
  letters: boolean
}

export const USUAL_KINDS: readonly [string, DocumentKind][] = [
  ['post', 'article'],
  ['page', 'other'],
]
