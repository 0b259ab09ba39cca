// What pages are given: hand-written, in the asked language, and holding nothing that this visitor may not see.
import type { Audience, GateReason } from '../access/access-policy'
import type { Locale } from '../locale'
import type { FileFormat } from './file-format'
import type { DocumentKind, Licence, Life } from './library-document'

/** A text and the language it is written in, which may differ from the page's. */
export type InLang = { text: string; lang: Locale }
/** Safe HTML and its language. */
export type HtmlInLang = { html: string; lang: Locale }

/** A theme of site.yaml with its name in the page's language. */
export type ThemeView = {
  key: string
  name: string
  sign: 'leaf' | 'loom' | 'voices'
  colour: 'green' | 'ochre' | 'blue'
}

/** An author by name; his page's slug while the document is listed, so that the page has it. */
export type AuthorOnCard = { name: string; slug: string | null }

/** One entry of a list of documents: what may always be listed. */
export type DocumentCard = {
  slug: string
  kind: DocumentKind
  theme: ThemeView | null
  title: InLang
  /** The abstract's beginning as plain text. */
  summary: InLang
  /** YYYY-MM-DD */
  date: string | null
  authors: AuthorOnCard[]
  workshop: { slug: string; title: InLang } | null
  audience: Audience
  /** `open` when this visitor may read all of it. */
  reason: GateReason
  /** ISO moment, while closed by it. */
  embargoUntil: string | null
  life: Life
  files: FileSummary[]
  /** The first page's picture, where the editor shows it. */
  cover: Cover | null
  demonstration: boolean
}

/** A picture and its proportions. */
export type Cover = { address: string; width: number; height: number }

/** A file without its name and address: all that a teaser says of it. */
export type FileSummary = { format: FileFormat; bytes: number; language: Locale }

/** A file that this visitor may have. */
export type FileView = FileSummary & {
  id: string
  name: string
  href: string
  /** For what the browser shows by itself and the reader does not. */
  inlineHref: string | null
  /** Whether the reader shows its pages. */
  readable: boolean
  /** Where everybody can read it; the file's name where it is another one. */
  accessible: { kind: 'itself' | 'html' | 'none' } | { kind: 'file'; name: string; href: string }
}

export type VersionView = {
  number: number
  /** ISO moment. */
  createdAt: string
  /** What has changed, as safe HTML. */
  note: string | null
  files: FileView[]
}

/** What the gate block says: why it is closed, for whom, until when, and what to do. */
export type GateView = {
  reason: Exclude<GateReason, 'open' | 'withdrawn'>
  audience: Audience
  signedIn: boolean
  /** ISO moment of the embargo's end. */
  until: string | null
  /** Where this member's own asking stands, and what he was answered; null when nobody can ask as a member. */
  request: {
    state: 'none' | 'waiting' | 'declined' | 'ended'
    at: string | null
    answer: string | null
  } | null
}

/** So many pages from the first; null: all of them. */
export type ReaderDoor = { pages: number | null }

type DocumentPage = {
  card: DocumentCard
  licence: Licence
  keywords: string[]
  authors: (AuthorOnCard & { affiliation: string | null })[]
  abstract: HtmlInLang
  /** Absolute, without language: it stays. */
  address: string
  /** Once the registry leads from it to the address. */
  doi: string | null
  /** Name of the centre, for the citation. */
  publisher: string
  /** Whether a guest would see all of it, whoever asks. */
  forEverybody: boolean
  /** What may be read online; null: nothing. */
  reader: ReaderDoor | null
}

/** By what a reader without account reads: a granted request, or somebody who shares (full name). */
export type PassInUse = { sharer: string | null; until: string | null }

/** A document's page: all of it, its teaser, or the tombstone of one that was withdrawn. */
/** A version of a document, at its own address; without right the gate stands in place of what is in it. */
export type VersionPageView = {
  card: DocumentCard
  number: number
} & ({ access: 'full'; version: VersionView; newest: number } | { access: 'teaser'; gate: GateView })

export type DocumentView = DocumentPage &
  (
    | {
        access: 'full'
        body: HtmlInLang | null
        versions: VersionView[]
        pass: PassInUse | null
        mayShare: boolean
      }
    | { access: 'teaser'; open: HtmlInLang | null; gate: GateView }
    | { access: 'tombstone'; withdrawnAt: string | null; withdrawalReason: string | null }
  )

/** One entry of the list of workshops. */
export type WorkshopCard = {
  slug: string
  theme: ThemeView | null
  title: InLang
  summary: InLang
  place: InLang
  date: string | null
  audience: Audience
  life: Life
  /** Documents of the workshop that this visitor may know of. */
  documents: number
  demonstration: boolean
}

export type ProgrammeLine = {
  time: string
  title: string
  speaker: string | null
  document: { slug: string; title: InLang; reason: GateReason } | null
}

export type WorkshopView =
  | { access: 'tombstone'; card: WorkshopCard }
  | {
      access: 'full'
      card: WorkshopCard
      body: HtmlInLang | null
      programme: { lang: Locale; lines: ProgrammeLine[] }
      speakers: string[]
      documents: DocumentCard[]
      /** The strictest gate that closes one of the materials to this visitor; null when all are open. */
      gate: GateView | null
      /** The files that he may have, as one archive. */
      archive: { files: number; bytes: number }
    }

/** An author with what this visitor may know of his: a page of his documents, and where he speaks. */
export type AuthorView = {
  slug: string
  name: string
  affiliations: string[]
  documents: DocumentCard[]
  paging: { page: number; pages: number; total: number }
  /** Those in whose programme he speaks. */
  workshops: WorkshopCard[]
  /** Absolute. */
  address: string
}

/** One entry of the list of collections. */
export type CollectionCard = {
  slug: string
  title: InLang
  /** The introduction's beginning as plain text. */
  summary: InLang
  /** Of its documents so many as this visitor may know of. */
  documents: number
  demonstration: boolean
}

/** A collection's page, with those of its documents that this visitor may know of, in its order. */
export type CollectionView = Omit<CollectionCard, 'documents'> & {
  introduction: HtmlInLang | null
  /** Staff see drafts too. */
  life: Life
  documents: DocumentCard[]
}

/** Where a document's page leads on to. */
export type BesideDocument = {
  /** The collections that it is part of. */
  collections: { slug: string; title: InLang }[]
  /** The most alike first; a few. */
  related: DocumentCard[]
}

export const NOTHING_BESIDE: BesideDocument = { collections: [], related: [] }
