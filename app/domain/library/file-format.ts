/** The kinds of file that the portal keeps: what is not in this table is refused. */
export const FILE_FORMATS = {
  pdf: format('pdf', 'PDF', 'application/pdf', { inline: true }),
  pptx: format('pptx', 'PPTX', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'),
  docx: format('docx', 'DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  xlsx: format('xlsx', 'XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  odp: format('odp', 'ODP', 'application/vnd.oasis.opendocument.presentation'),
  odt: format('odt', 'ODT', 'application/vnd.oasis.opendocument.text'),
  ods: format('ods', 'ODS', 'application/vnd.oasis.opendocument.spreadsheet'),
  png: format('png', 'PNG', 'image/png', { inline: true }),
  jpg: format('jpg', 'JPEG', 'image/jpeg', { inline: true }),
  webp: format('webp', 'WebP', 'image/webp', { inline: true }),
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
}

const FORMATS = Object.keys(FILE_FORMATS) as FileFormat[]

export function isFileFormat(value: unknown): value is FileFormat {
  return FORMATS.includes(value as FileFormat)
}

function format(extension: string, label: string, mediaType: string, { inline = false } = {}): FormatFacts {
  return { extension, label, mediaType, inline }
}
