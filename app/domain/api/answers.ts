// What programs are answered: these schemas write each answer, describe it (OpenAPI) and are what tests hold it against.
// A field that stands in none of them never leaves.
import { z } from 'zod'
import { AUDIENCES } from '../access/access-policy'
import { FILE_FORMATS, type FileFormat } from '../library/file-format'
import { DOCUMENT_KINDS, LICENCES } from '../library/library-document'
import { LOCALES } from '../locale'

const lang = z.enum(LOCALES).meta({ description: 'Language that the text is written in (BCP 47).' })
const moment = z.iso.datetime().meta({ examples: ['2026-03-31T09:00:00.000Z'] })
const day = z.iso.date()
const count = z.int().min(0)
const address = z.url()
const formats = Object.keys(FILE_FORMATS) as [FileFormat, ...FileFormat[]]

const Text = z
  .object({ text: z.string(), lang })
  .meta({ id: 'Text', description: 'Plain text in the asked language, else in the other one.' })

const Html = z
  .object({ html: z.string(), lang })
  .meta({ id: 'Html', description: 'Safe HTML in the asked language, else in the other one.' })

const Theme = z.object({ key: z.string(), name: z.string() }).meta({ id: 'Theme' })

export const DocumentEntry = z
  .object({
    id: z.string().meta({ description: 'Lasting; the same as in OAI-PMH identifiers.' }),
    slug: z.string().meta({ description: 'Name of the document in addresses.' }),
    doi: z.string().nullable(),
    kind: z.enum(DOCUMENT_KINDS),
    theme: Theme.nullable(),
    title: Text,
    abstract: Text,
    keywords: z.array(z.string()),
    authors: z.array(z.object({ name: z.string(), affiliation: z.string().nullable() })),
    date: day.nullable().meta({ description: 'Of the work itself.' }),
    publishedAt: moment,
    changedAt: moment,
    licence: z.enum(LICENCES).meta({ description: 'As SPDX writes it, where SPDX has it.' }),
    workshop: z.object({ slug: z.string(), title: Text, url: address }).nullable(),
    audience: z.enum(AUDIENCES).meta({ description: 'Whom it is for, its workshop considered.' }),
    access: z.enum(['open', 'closed']).meta({ description: 'Whether whoever asks may read all of it now.' }),
    closedBy: z
      .enum(['members', 'pending', 'by-request', 'embargo'])
      .nullable()
      .meta({ description: 'What closes it; null when it is open.' }),
    embargoUntil: moment.nullable(),
    page: address.meta({ description: 'The page for people, in the asked language.' }),
    url: address.meta({ description: 'The document in this API.' }),
  })
  .meta({ id: 'DocumentEntry', description: 'The card of a document: what may always be told of it.' })

export const FileEntry = z
  .object({
    id: z.string(),
    name: z.string(),
    document: z.string().meta({ description: 'Slug of its document.' }),
    version: z.int().min(1).meta({ description: 'Of the document; the highest is the newest.' }),
    format: z.enum(formats),
    mediaType: z.string(),
    bytes: count,
    language: z.enum(LOCALES),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    pages: count.nullable().meta({ description: 'Pages, slides or sheets; null while they are not known.' }),
    url: address.meta({ description: 'The bytes (Range, ETag). With a token, one that has files:read.' }),
  })
  .meta({ id: 'FileEntry', description: 'A file of which whoever asks may have the bytes.' })

export const DocumentWhole = DocumentEntry.extend({
  body: Html.nullable().meta({
    description: 'All of its text; of a closed document what everybody may read.',
  }),
  files: z
    .array(FileEntry)
    .meta({ description: 'Of all versions, the newest first; none while it is closed.' }),
}).meta({ id: 'Document', description: 'A document as far as it is open to whoever asks.' })

export const WorkshopEntry = z
  .object({
    slug: z.string(),
    title: Text,
    summary: Text,
    place: Text,
    theme: Theme.nullable(),
    date: day.nullable(),
    documents: count.meta({ description: 'Documents that whoever asks may know of.' }),
    page: address,
    url: address,
  })
  .meta({ id: 'WorkshopEntry' })

export const WorkshopWhole = WorkshopEntry.extend({
  body: Html.nullable(),
  programme: z.array(
    z.object({
      time: z.string(),
      title: z.string(),
      speaker: z.string().nullable(),
      document: z.string().nullable().meta({ description: 'Slug.' }),
    }),
  ),
  items: z.array(DocumentEntry).meta({ description: 'Its documents, in their order.' }),
}).meta({ id: 'Workshop' })

/** Where a list goes on and back; the same as in the `Link` header. */
const pages = { next: address.nullable(), previous: address.nullable() }

export const DocumentPage = z.object({ items: z.array(DocumentEntry), ...pages }).meta({ id: 'DocumentPage' })
export const WorkshopPage = z.object({ items: z.array(WorkshopEntry), ...pages }).meta({ id: 'WorkshopPage' })

const pieces = z
  .array(z.object({ text: z.string(), hit: z.boolean() }))
  .meta({ description: 'A text cut so that what was found stands apart.' })

export const SearchPage = z
  .object({
    q: z.string(),
    total: count.meta({ description: 'Documents found, as far as they were counted.' }),
    bounded: z.boolean().meta({ description: 'There are more than were counted.' }),
    relaxed: z.boolean().meta({ description: 'No document has all of the words: these have some.' }),
    correction: z.string().nullable().meta({ description: 'What may have been meant, and finds something.' }),
    items: z.array(
      z.object({
        document: DocumentEntry,
        excerpt: z.object({ lang, pieces }),
        pages: z
          .array(
            z.object({
              number: z.int().min(1),
              title: z.string().nullable(),
              excerpt: pieces,
              page: address,
            }),
          )
          .meta({ description: 'Pages, slides or sheets on which it was found, each with its address.' }),
        morePages: count,
      }),
    ),
    ...pages,
  })
  .meta({ id: 'SearchPage' })

export const Start = z
  .object({
    name: z.string(),
    documentation: address,
    openapi: address,
    documents: address,
    workshops: address,
    search: address,
  })
  .meta({ id: 'Start', description: 'Where everything is.' })

export const Problem = z
  .object({
    type: z.string().meta({ description: 'Address of what is said about this kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ parameter: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'Of a question that was not understood: what is wrong with which parameter.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, application/problem+json.' })
