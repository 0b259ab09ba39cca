import type { ReadFile } from '~/domain/library/reading'
import { Refusal } from '../refusal'
import type { OfficeArchive } from './archive.server'
import { Flow } from './flow'
import { officeFile } from './office-file'
import { type Attributes, attribute, isNo, readXml, type XmlReader } from './xml'

/** Words in the file that are not in what it shows: notes, comments, what was struck out, who wrote when. */
const UNSHOWN = new Set(['notes', 'note', 'annotation', 'tracked-changes', 'forms', 'sequence-decls', 'desc'])
export const isUnshown = (name: string): boolean => UNSHOWN.has(name)

/** The content of an OpenDocument file. @throws {Refusal} when it is locked by a password. */
export async function contentOf(archive: OfficeArchive): Promise<string> {
  const manifest = await archive.part('META-INF/manifest.xml')
  if (manifest?.includes('encryption-data')) throw new Refusal('encrypted')
  return archive.neededPart('content.xml')
}

type Paragraphs = { write: (text: string) => void; begin?: (attributes: Attributes) => void; end: () => void }

/** Paragraphs and headings of OpenDocument; white space in them is written as elements. */
export function paragraphs({
  write,
  begin,
  end,
}: Paragraphs): Required<Pick<XmlReader, 'open' | 'close' | 'text'>> {
  let depth = 0
  const opened = (attributes: Attributes) => {
    depth += 1
    begin?.(attributes)
  }
  const closed = () => {
    depth -= 1
    end()
  }
  const inside = (text: string) => {
    if (depth) write(text)
  }
  return {
    open: {
      p: opened,
      h: opened,
      s: (attributes) => inside(' '.repeat(repeated(attributes, 'c', 100))),
      tab: () => inside('\t'),
      'line-break': () => inside('\n'),
    },
    close: { p: closed, h: closed },
    text: (text) => inside(text.replace(/\s+/g, ' ')),
  }
}

/** How often something stands there: once, or as the attribute says, within reason. */
export function repeated(attributes: Attributes, name: string, most: number): number {
  const times = Math.floor(Number(attribute(attributes, name) ?? 1))
  return times >= 1 ? Math.min(times, most) : 1
}

/** Names of the styles that say so in their properties. */
export function stylesThat(xml: string, say: (attributes: Attributes) => boolean): Set<string> {
  const styles = new Set<string>()
  let style = ''
  const note = (attributes: Attributes) => {
    if (say(attributes)) styles.add(style)
  }
  readXml(xml, {
    skip: (name) => name === 'body',
    open: {
      style: (attributes) => {
        style = attribute(attributes, 'name') ?? ''
      },
      'paragraph-properties': note,
      'drawing-page-properties': note,
      'table-properties': note,
    },
  })
  return styles
}

/** Slides that are passed over, and sheets that are not shown. */
export const hides = (attributes: Attributes): boolean =>
  attribute(attributes, 'visibility') === 'hidden' || isNo(attribute(attributes, 'display'))

/** An ODT: its text as it flows, headings as outline. */
export async function readOdt(archive: OfficeArchive): Promise<ReadFile> {
  const xml = await contentOf(archive)
  const breaking = stylesThat(xml, (attributes) => attribute(attributes, 'break-before') === 'page')
  const flow = new Flow()
  const text = paragraphs({
    write: (said) => flow.write(said),
    begin: (attributes) => {
      if (breaking.has(attribute(attributes, 'style-name') ?? '')) flow.breakPage()
      const rank = attribute(attributes, 'outline-level')
      if (rank) flow.heading(Number(rank) - 1 || 0)
    },
    end: () => flow.endParagraph(),
  })
  readXml(xml, {
    skip: isUnshown,
    text: text.text,
    open: {
      ...text.open,
      'soft-page-break': () => flow.breakPage(),
      'table-row': () => flow.beginRow(),
    },
    close: { ...text.close, 'table-cell': () => flow.endCell(), 'table-row': () => flow.endRow() },
  })
  return officeFile(archive, { shape: 'paper', ...flow.pages() })
}
