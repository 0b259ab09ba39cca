import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { LOCALES } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { recogniseFile } from '~/files/file-kind.server'
import { parseFrontMatter, readSite } from '~/storage/content.server'
import { wholeProblems } from './check-library'
import type {
  FolderCollection,
  FolderDocument,
  FolderFile,
  FolderWorkshop,
  LibraryFolder,
} from './library-folder'
import {
  type ParsedDocument,
  parseCollection,
  parseDocument,
  parseWorkshop,
  type TextFile,
} from './parse-entry'

export type ReadLibrary =
  | { outcome: 'read'; library: LibraryFolder }
  | { outcome: 'invalid'; problems: string[] }

/**
 * Reads a library folder (docs/operations/import.md) and checks all of it: each problem names file and field in one
 * line. Files are hashed and recognised by their first bytes, not stored.
 */
export async function readLibraryFolder(folder: string): Promise<ReadLibrary> {
  const reader = new LibraryReader(folder)
  if (!(await isFolder(folder))) return { outcome: 'invalid', problems: [`${folder}: is not a folder`] }
  for (const slug of await reader.slugsIn('workshops')) await reader.readWorkshop(slug)
  for (const slug of await reader.slugsIn('documents')) await reader.readDocument('documents', slug, null)
  for (const slug of await reader.slugsIn('collections')) await reader.readCollection(slug)
  return reader.finish()
}

class LibraryReader {
  readonly problems: string[] = []
  readonly workshops: FolderWorkshop[] = []
  readonly documents: FolderDocument[] = []
  readonly collections: FolderCollection[] = []

  constructor(private readonly folder: string) {}

  /** Names of the folders in a folder of this library, in order; a name that is no slug is a problem. */
  async slugsIn(relative: string): Promise<string[]> {
    const inside = path.join(this.folder, relative)
    if (!(await isFolder(inside))) return []
    const names = (await fs.readdir(inside, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort()
    for (const name of names.filter((n) => !isSlug(n)))
      this.problems.push(`${relative}/${name}: a name has only lower-case letters, digits and hyphens`)
    return names.filter(isSlug)
  }

  async readWorkshop(slug: string): Promise<void> {
    const relative = `workshops/${slug}`
    const texts = await this.readTexts(relative, 'workshop')
    const parsed = texts && parseWorkshop(slug, texts)
    if (parsed?.outcome === 'invalid') this.problems.push(...parsed.problems)
    const workshop = parsed?.outcome === 'parsed' ? parsed.value : null
    if (workshop) this.workshops.push(workshop)
    for (const name of await this.slugsIn(relative)) await this.readDocument(relative, name, slug, workshop)
  }

  async readDocument(
    parent: string,
    slug: string,
    workshopSlug: string | null,
    workshop: FolderWorkshop | null = null,
  ): Promise<void> {
    const relative = `${parent}/${slug}`
    const texts = await this.readTexts(relative, 'document')
    // A workshop that is wrong itself still lets its documents be checked.
    const home =
      workshop ?? (workshopSlug ? { slug: workshopSlug, theme: '', audience: 'staff' as const } : null)
    const parsed = texts && parseDocument(slug, home, texts)
    if (parsed?.outcome === 'invalid') this.problems.push(...parsed.problems)
    if (parsed?.outcome !== 'parsed') return
    const files = await this.readFiles(relative, parsed.value)
    this.documents.push({ ...parsed.value, files })
  }

  async readCollection(slug: string): Promise<void> {
    const texts = await this.readTexts(`collections/${slug}`, 'collection')
    const parsed = texts && parseCollection(slug, texts)
    if (parsed?.outcome === 'invalid') this.problems.push(...parsed.problems)
    if (parsed?.outcome === 'parsed') this.collections.push(parsed.value)
  }

  /** What was read, checked as a whole. */
  async finish(): Promise<ReadLibrary> {
    const { workshops, documents, collections, problems } = this
    const themes = new Set((await readSite()).themes.map(({ key }) => key))
    problems.push(...wholeProblems({ workshops, documents, collections }, themes))
    if (problems.length) return { outcome: 'invalid', problems }
    return { outcome: 'read', library: { workshops, documents, collections } }
  }

  /** The text files of one thing in the order of the languages; null when the French one is missing or none parses. */
  private async readTexts(
    relative: string,
    noun: 'workshop' | 'document' | 'collection',
  ): Promise<TextFile[] | null> {
    const texts: TextFile[] = []
    for (const lang of LOCALES) {
      const file = `${relative}/${noun}.${lang}.md`
      const text = await fs.readFile(path.join(this.folder, file), 'utf8').catch(() => null)
      if (text === null) {
        if (lang === LOCALES[0]) this.problems.push(`${file}: is missing`)
        continue
      }
      try {
        texts.push({ lang, file, ...parseFrontMatter(text) })
      } catch (error) {
        const [reason] = String((error as Error).message).split('\n')
        this.problems.push(`${file}: the front matter cannot be read (${reason})`)
      }
    }
    return texts.some(({ lang }) => lang === LOCALES[0]) ? texts : null
  }

  private async readFiles(relative: string, document: ParsedDocument): Promise<FolderFile[]> {
    const files: FolderFile[] = []
    for (const { name, language } of document.files) {
      const file = path.join(this.folder, relative, name)
      const stat = await fs.stat(file).catch(() => null)
      if (!stat?.isFile()) {
        this.problems.push(`${relative}/document.fr.md: files: ${name} does not lie beside`)
        continue
      }
      const kind = await recogniseFile(file, name)
      if (kind.outcome === 'refused') {
        this.problems.push(`${relative}/${name}: is not a file that the portal keeps (${kind.reason})`)
        continue
      }
      files.push({
        name,
        language,
        format: kind.format,
        path: file,
        bytes: stat.size,
        sha256: await sha256Of(file),
      })
    }
    return files
  }
}

async function isFolder(folder: string): Promise<boolean> {
  const stat = await fs.stat(folder).catch(() => null)
  return stat?.isDirectory() ?? false
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
