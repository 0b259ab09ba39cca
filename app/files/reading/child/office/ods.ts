import { MOST_PAGES, type ReadFile, type ReadPage } from '~/domain/library/reading'
import { outlineOfTitles } from '../outline'
import { plainTitle } from '../plain-text'
import type { OfficeArchive } from './archive.server'
import { contentOf, hides, isUnshown, paragraphs, repeated, stylesThat } from './odf'
import { officeFile } from './office-file'
import { MOST_CELLS, Table } from './table'
import { type Attributes, attribute, readXml } from './xml'

/** An ODS: each sheet that is shown is a page, its cells as they were shown last. */
export async function readOds(archive: OfficeArchive): Promise<ReadFile> {
  const xml = await contentOf(archive)
  const hidden = stylesThat(xml, hides)
  const pages: ReadPage[] = []
  let table = new Table()
  let name = ''
  let cell = { text: '', times: 1 }
  const beginCell = (attributes: Attributes) => {
    cell = { text: '', times: repeated(attributes, 'number-columns-repeated', MOST_CELLS) }
  }
  const endCell = () => {
    for (let times = 0; times < cell.times; times++) table.write(cell.text)
  }
  const text = paragraphs({
    write: (said) => {
      if (cell.text.length < 1000) cell.text += said
    },
    end: () => {
      cell.text += ' '
    },
  })
  readXml(xml, {
    skip: (element, attributes) =>
      isUnshown(element) || (element === 'table' && hidden.has(attribute(attributes, 'style-name') ?? '')),
    text: text.text,
    open: {
      ...text.open,
      table: (attributes) => {
        table = new Table()
        name = attribute(attributes, 'name') ?? ''
      },
      'table-row': () => table.beginRow(),
      'table-cell': beginCell,
      'covered-table-cell': beginCell,
    },
    close: {
      ...text.close,
      'table-cell': endCell,
      'covered-table-cell': endCell,
      table: () => {
        const number = pages.length + 1
        if (number <= MOST_PAGES)
          pages.push({ number, title: plainTitle(name), text: table.text, width: null, height: null })
      },
    },
  })
  return officeFile(archive, { shape: 'sheets', pages, outline: outlineOfTitles(pages) })
}
