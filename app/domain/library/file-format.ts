/** Security rule 6.9. */
const MOST_PICTURE = 10 * 1024 ** 2

/** Where a kind of file has its pages from: its own bytes are drawn, or a PDF that is made of it, or it is read as tables. */
type PagesOf = 'itself' | 'converted' | 'tables'

/** The kinds of file that the portal keeps: what is not in this table is refused. */
export const FILE_FORMATS = {
  pdf: format('pdf', 'PDF', 'application/pdf', { inline: true, pages: 'itself' }),
  pptx: format('pptx', 'PPTX', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', {
    archive: true,
    pages: 'converted',
  }),
  docx: format('docx', 'DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', {
    archive: true,
    pages: 'converted',
  }),
  xlsx: format('xlsx', 'XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', {
    archive: true,
    pages: 'tables',
  }),
  odp: format('odp', 'ODP', 'application/vnd.oasis.opendocument.presentation', {
    archive: true,
    pages: 'converted',
  }),
  odt: format('odt', 'ODT', 'application/vnd.oasis.opendocument.text', { archive: true, pages: 'converted' }),
  ods: format('ods', 'ODS', 'application/vnd.oasis.opendocument.spreadsheet', {
    archive: true,
    pages: 'tables',
  }),
  png: format('png', 'PNG', 'image/png', { inline: true, mostBytes: MOST_PICTURE, pages: 'itself' }),
  jpg: format('jpg', 'JPEG', 'image/jpeg', { inline: true, mostBytes: MOST_PICTURE, pages: 'itself' }),
  webp: format('webp', 'WebP', 'image/webp', { inline: true, mostBytes: MOST_PICTURE, pages: 'itself' }),
  mp4: format('mp4', 'MP4', 'video/mp4'),
  webm: format('webm', 'WebM', 'video/webm'),
  csv: format('csv', 'CSV', 'text/csv', { pages: 'tables' }),
  zip: format('zip', 'ZIP', 'application/zip', { archive: true }),
} as const

export type FileFormat = keyof typeof FILE_FORMATS

type FormatFacts = {
  /** Without dot, as stored names end. */
  extension: string
  /** What people call it. */
  label: string
  /** The `Content-Type` of every answer; never what a client said. */
  mediaType: string
  /** Whether a browser may show it in place. */
  inline: boolean
  /** Whether it is an archive inside. */
  archive: boolean
  /** Beside the limit of all uploads. */
  mostBytes: number
  /** null: it has none; it is downloaded, and nothing else. */
  pages: PagesOf | null
}

const FORMATS = Object.keys(FILE_FORMATS) as FileFormat[]

/** Kinds of file whose pages are read, and shown in the reader. */
export const READ_FORMATS: readonly FileFormat[] = FORMATS.filter((name) => FILE_FORMATS[name].pages !== null)

export const hasPages = (name: FileFormat): boolean => FILE_FORMATS[name].pages !== null

/** Kinds of file whose pages are drawn from their own bytes. */
export const isDrawnItself = (name: FileFormat): boolean => FILE_FORMATS[name].pages === 'itself'

export function isFileFormat(value: unknown): value is FileFormat {
  return FORMATS.includes(value as FileFormat)
}

function format(
  extension: string,
  label: string,
  mediaType: string,
  {
    inline = false,
    archive = false,
    mostBytes = Number.POSITIVE_INFINITY,
    pages = null,
  }: Partial<FormatFacts> = {},
): FormatFacts {
  return { extension, label, mediaType, inline, archive, mostBytes, pages }
}
