// RGAA 13.3: each office document has, where it must, a version that everybody can read.

/** What is known of a file for readers of screens. */
export type AccessibleFacts = {
  name: string
  /** As its editor says; null: nobody has said. */
  accessible: boolean | null
  /** Name of the file of the same version that this one stands for as its accessible alternative. */
  alternativeTo: string | null
  /** Whether text was read out of it, so that the reader shows it as HTML. */
  hasText: boolean
}

/** `itself`; another file; its text read as HTML; or none that is known. */
export type AccessibleVersion<F> =
  | { kind: 'itself' }
  | { kind: 'file'; file: F }
  | { kind: 'html' }
  | { kind: 'none' }

/** Where a file of these, which make a version, is read by everybody. The report of the desk asks the same in SQL. */
export function accessibleVersionOf<F extends AccessibleFacts>(file: F, files: F[]): AccessibleVersion<F> {
  if (file.accessible) return { kind: 'itself' }
  const alternative = files.find(
    ({ name, alternativeTo, accessible }) =>
      alternativeTo === file.name && name !== file.name && accessible !== false,
  )
  if (alternative) return { kind: 'file', file: alternative }
  return file.hasText ? { kind: 'html' } : { kind: 'none' }
}
