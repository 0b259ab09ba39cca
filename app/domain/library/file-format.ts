/** Security rule 6.9. */
const MOST_PICTURE = 10 * 1024 ** 2

/** The kinds of file that the portal keeps: what is not in this table is refused. */
export const FILE_FORMATS = {
  pdf: format('pdf', 'PDF', 'application/pdf', { inline: true }),
  pptx: format('pptx', 'PPTX', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', {
    archive: true,
  }),
  docx: format('docx', 'DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', {
    archive: true,
  }),
  xlsx: format('xlsx', 'XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', {
    archive: true,
  }),
  odp: format('odp', 'ODP', 'application/vnd.oasis.opendocument.presentation', { archive: true }),
  odt: format('odt', 'ODT', 'application/vnd.oasis.opendocument.text', { archive: true }),
  ods: format('ods', 'ODS', 'application/vnd.oasis.opendocument.spreadsheet', { archive: true }),
  png: format('png', 'PNG', 'image/png', { inline: true, mostBytes: MOST_PICTURE }),
  jpg: format('jpg', 'JPEG', 'image/jpeg', { inline: true, mostBytes: MOST_PICTURE }),
  webp: format('webp', 'WebP', 'image/webp', { inline: true, mostBytes: MOST_PICTURE }),
  mp4: format('mp4', 'MP4', 'video/mp4'),
  webm: format('webm', 'WebM', 'video/webm'),
  csv: format('csv', 'CSV', 'text/csv'),
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
}

const FORMATS = Object.keys(FILE_FORMATS) as FileFormat[]

export function isFileFormat(value: unknown): value is FileFormat {
  return FORMATS.includes(value as FileFormat)
}

function format(
  extension: string,
  label: string,
  mediaType: string,
  { inline = false, archive = false, mostBytes = Number.POSITIVE_INFINITY } = {},
): FormatFacts {
  return { extension, label, mediaType, inline, archive, mostBytes }
}
