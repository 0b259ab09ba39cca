import type { Audience } from '~/domain/access/access-policy'
import type { FileFormat } from '~/domain/library/file-format'
import type { DocumentKind, Licence } from '~/domain/library/library-document'
import type { Locale } from '~/domain/locale'
import type { ProgrammeItem } from '~/domain/workshops/workshop'

/** When a thing of a folder is public: `null` means a draft; without a date, the moment of its first import. */
export type FolderPublication = { publishedAt: Date | null } | null

export type FolderWorkshop = {
  slug: string
  theme: string
  audience: Audience
  heldOn: Date | null
  position: number
  demonstration: boolean
  publication: FolderPublication
  texts: {
    lang: Locale
    title: string
    summary: string
    place: string
    body: string
    programme: ProgrammeItem[]
  }[]
}

export type FolderFile = {
  name: string
  language: Locale
  format: FileFormat
  path: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

export type FolderDocument = {
  slug: string
  workshopSlug: string | null
  kind: DocumentKind
  theme: string | null
  licence: Licence
  audience: Audience | null
  embargoUntil: Date | null
  datedOn: Date | null
  position: number
  demonstration: boolean
  publication: FolderPublication
  authors: { name: string; affiliation: string | null }[]
  texts: { lang: Locale; title: string; abstract: string; keywords: string[]; markdown: string }[]
  files: FolderFile[]
}

export type FolderCollection = {
  slug: string
  position: number
  demonstration: boolean
  publication: FolderPublication
  texts: { lang: Locale; title: string; introduction: string }[]
  /** Slugs, in their order. */
  documents: string[]
}

export type LibraryFolder = {
  workshops: FolderWorkshop[]
  documents: FolderDocument[]
  collections: FolderCollection[]
}
