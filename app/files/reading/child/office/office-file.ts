import {
  MOST_TEXT,
  type OutlineItem,
  type ReadFile,
  type ReadingShape,
  type ReadPage,
} from '~/domain/library/reading'
import { languageOf } from '../language'
import { plainTitle } from '../plain-text'
import { Refusal } from '../refusal'
import type { OfficeArchive } from './archive.server'
import { RELATION, readXml } from './xml'

type Parts = { shape: ReadingShape; pages: ReadPage[]; outline: OutlineItem[] }

/** What was read of an office file, with what it says of itself. */
export async function officeFile(
  archive: OfficeArchive,
  { shape, pages, outline }: Parts,
): Promise<ReadFile> {
  if (!pages.length) throw new Refusal('broken')
  const { title, language } = await readProperties(archive)
  const kept = withinReason(pages)
  return {
    shape,
    language: await languageOf(kept, language),
    title,
    outline,
    facts: { tagged: null, declaredLanguage: language, externals: await countExternals(archive) },
    pages: kept,
  }
}

/** All pages stand there; text beyond what a file may have does not. */
function withinReason(pages: ReadPage[]): ReadPage[] {
  let room = MOST_TEXT.file
  return pages.map((page) => {
    const text = page.text.slice(0, room)
    room -= text.length
    return { ...page, text }
  })
}

/** Title and language by Dublin Core, which both families of office files keep, under other names. */
async function readProperties(
  archive: OfficeArchive,
): Promise<{ title: string | null; language: string | null }> {
  const xml = (await archive.part('docProps/core.xml')) ?? (await archive.part('meta.xml')) ?? '<none/>'
  const said = { title: '', language: '' }
  let element: keyof typeof said | null = null
  const begin = (name: keyof typeof said) => () => {
    element = name
  }
  const end = () => {
    element = null
  }
  readXml(xml, {
    open: { title: begin('title'), language: begin('language') },
    close: { title: end, language: end },
    text: (text) => {
      if (element) said[element] += text
    },
  })
  return { title: plainTitle(said.title), language: plainTitle(said.language)?.slice(0, 40) ?? null }
}

/** What a file of Office fetches from elsewhere when it is opened: pictures, templates, objects; links only wait. */
async function countExternals(archive: OfficeArchive): Promise<number> {
  let externals = 0
  for (const name of archive.names.filter((part) => part.endsWith('.rels'))) {
    readXml((await archive.part(name)) ?? '<none/>', {
      open: {
        [RELATION]: ({ Type = '', TargetMode }) => {
          if (TargetMode === 'External' && !Type.endsWith('/hyperlink')) externals += 1
        },
      },
    })
  }
  return Math.min(externals, 10_000)
}
