import type { FileFormat } from '~/domain/library/file-format'
import type { FileSummary } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'

/** All that a teaser says of a file. */
export function fileSummary(file: { format: string; bytes: bigint; language: string }): FileSummary {
  return {
    format: file.format as FileFormat,
    bytes: Number(file.bytes),
    language: file.language as Locale,
  }
}
