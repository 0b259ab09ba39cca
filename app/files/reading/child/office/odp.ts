import { MOST_PAGES, MOST_TEXT, type ReadFile, type ReadPage } from '~/domain/library/reading'
import { outlineOfTitles } from '../outline'
import { plainText, plainTitle } from '../plain-text'
import type { OfficeArchive } from './archive.server'
import { contentOf, hides, isUnshown, paragraphs, stylesThat } from './odf'
import { officeFile } from './office-file'
import { type Attributes, attribute, readXml } from './xml'

type Frame = { isTitle: boolean; text: string }

/** An ODP: the text of each slide that is shown. What its speaker noted for himself is left out. */
export async function readOdp(archive: OfficeArchive): Promise<ReadFile> {
  const xml = await contentOf(archive)
  const hidden = stylesThat(xml, hides)
  const pages: ReadPage[] = []
  let frames: Frame[] = []
  const write = (said: string) => {
    const frame = frames.at(-1)
    if (frame && frame.text.length < MOST_TEXT.page) frame.text += said
  }
  const beginFrame = (attributes: Attributes) => {
    frames.push({ isTitle: attribute(attributes, 'class') === 'title', text: '' })
  }
  const text = paragraphs({ write, end: () => write('\n') })
  readXml(xml, {
    skip: (name, attributes) =>
      isUnshown(name) || (name === 'page' && hidden.has(attribute(attributes, 'style-name') ?? '')),
    text: text.text,
    open: {
      ...text.open,
      page: () => {
        frames = [{ isTitle: false, text: '' }]
      },
      frame: beginFrame,
      'custom-shape': beginFrame,
    },
    close: {
      ...text.close,
      page: () => {
        if (pages.length < MOST_PAGES) pages.push(slideOf(frames, pages.length + 1))
      },
    },
  })
  return officeFile(archive, { shape: 'slides', pages, outline: outlineOfTitles(pages) })
}

function slideOf(frames: Frame[], number: number): ReadPage {
  const title = frames.find(({ isTitle, text }) => isTitle && text.trim())
  const inOrder = title ? [title, ...frames.filter((frame) => frame !== title)] : frames
  const told = inOrder.map((frame) => frame.text.trim()).filter(Boolean)
  const text = plainText(told.join('\n'), MOST_TEXT.page)
  return { number, title: plainTitle(title?.text ?? ''), text, width: null, height: null }
}
