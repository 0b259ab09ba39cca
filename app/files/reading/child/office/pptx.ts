import { MOST_PAGES, MOST_TEXT, type ReadFile, type ReadPage } from '~/domain/library/reading'
import { outlineOfTitles } from '../outline'
import { plainText, plainTitle } from '../plain-text'
import type { OfficeArchive } from './archive.server'
import { officeFile } from './office-file'
import { attribute, isNo, readXml, relationOf } from './xml'

const PRESENTATION = 'ppt/presentation.xml'

/** A PPTX: the text of each slide that is shown. What its speaker noted for himself, and comments, are left out. */
export async function readPptx(archive: OfficeArchive): Promise<ReadFile> {
  const relations = await archive.relationsOf(PRESENTATION)
  const names = slideIds(await archive.neededPart(PRESENTATION)).flatMap((id) => relations.get(id) ?? [])
  const pages: ReadPage[] = []
  for (const name of names.slice(0, MOST_PAGES)) {
    const slide = readSlide((await archive.part(name)) ?? '<sld/>')
    if (!slide.hidden) pages.push({ number: pages.length + 1, ...slide.page, width: null, height: null })
  }
  return officeFile(archive, { shape: 'slides', pages, outline: outlineOfTitles(pages) })
}

/** In the order in which they are shown. */
function slideIds(xml: string): string[] {
  const ids: string[] = []
  readXml(xml, {
    open: {
      sldId: (attributes) => {
        const id = relationOf(attributes)
        if (id) ids.push(id)
      },
    },
  })
  return ids
}

type Shape = { kind: string; text: string }

const TITLES = new Set(['title', 'ctrTitle'])
/** What stands on every slide: its number, the day, the foot. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr'])

function readSlide(xml: string) {
  const { hidden, shapes } = readShapes(xml)
  const told = shapes.filter(({ kind }) => !FURNITURE.has(kind))
  const title = told.find(({ kind }) => TITLES.has(kind))
  // The title is read first, wherever it stands in the file.
  const inOrder = title ? [title, ...told.filter((other) => other !== title)] : told
  const text = plainText(
    inOrder
      .map((one) => plainText(one.text, MOST_TEXT.page))
      .filter(Boolean)
      .join('\n'),
    MOST_TEXT.page,
  )
  return { hidden, page: { title: plainTitle(title?.text ?? '') ?? firstLine(text), text } }
}

function readShapes(xml: string): { hidden: boolean; shapes: Shape[] } {
  const shapes: Shape[] = [{ kind: '', text: '' }]
  const shape = () => shapes.at(-1) as Shape
  const beginShape = () => void shapes.push({ kind: '', text: '' })
  let hidden = false
  let inText = false
  let inCell = false
  readXml(xml, {
    skip: (name) => name === 'Fallback',
    open: {
      sld: (attributes) => {
        hidden = isNo(attributes.show)
      },
      sp: beginShape,
      graphicFrame: beginShape,
      ph: (attributes) => {
        shape().kind = attribute(attributes, 'type') ?? 'body'
      },
      t: () => {
        inText = true
      },
      tc: () => {
        inCell = true
      },
      br: () => {
        shape().text += inCell ? ' ' : '\n'
      },
    },
    close: {
      t: () => {
        inText = false
      },
      p: () => {
        shape().text += inCell ? ' ' : '\n'
      },
      tc: () => {
        inCell = false
        shape().text = `${shape().text.trimEnd()}\t`
      },
      tr: () => {
        shape().text += '\n'
      },
    },
    text: (text) => {
      if (inText && shape().text.length < MOST_TEXT.page) shape().text += text
    },
  })
  return { hidden, shapes }
}

/** A slide without a title of its own is called by its first line, when that is short. */
function firstLine(text: string): string | null {
  const line = plainTitle(text.split('\n')[0] ?? '')
  return line && line.length <= 100 ? line : null
}
