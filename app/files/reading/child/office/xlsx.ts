import { MOST_PAGES, type ReadFile, type ReadPage } from '~/domain/library/reading'
import { outlineOfTitles } from '../outline'
import { plainTitle } from '../plain-text'
import type { OfficeArchive } from './archive.server'
import { officeFile } from './office-file'
import { Table } from './table'
import { type Cell, readDateStyles, shownCell } from './xlsx-cells'
import { attribute, readXml, relationOf } from './xml'

const WORKBOOK = 'xl/workbook.xml'
const MOST_STRINGS = 1_000_000

/** An XLSX: each sheet that is shown is a page, its cells as they were computed last. */
export async function readXlsx(archive: OfficeArchive): Promise<ReadFile> {
  const relations = await archive.relationsOf(WORKBOOK)
  const { sheets, from1904 } = readWorkbook(await archive.neededPart(WORKBOOK))
  const strings = readStrings((await archive.part('xl/sharedStrings.xml')) ?? '<sst/>')
  const dates = readDateStyles((await archive.part('xl/styles.xml')) ?? '<styleSheet/>')
  const pages: ReadPage[] = []
  for (const { id, name } of sheets.slice(0, MOST_PAGES)) {
    const part = relations.get(id)
    const xml = part ? await archive.part(part) : null
    if (!xml) continue
    const text = readSheet(xml, { strings, dates, from1904 })
    pages.push({ number: pages.length + 1, title: plainTitle(name), text, width: null, height: null })
  }
  return officeFile(archive, { shape: 'sheets', pages, outline: outlineOfTitles(pages) })
}

function readWorkbook(xml: string) {
  const sheets: { id: string; name: string }[] = []
  let from1904 = false
  readXml(xml, {
    open: {
      workbookPr: ({ date1904 }) => {
        from1904 = date1904 === '1' || date1904 === 'true'
      },
      sheet: (attributes) => {
        const { state = 'visible', name = '' } = attributes
        const id = relationOf(attributes)
        if (id && state === 'visible') sheets.push({ id, name })
      },
    },
  })
  return { sheets, from1904 }
}

function readStrings(xml: string): string[] {
  const strings: string[] = []
  let inText = false
  readXml(xml, {
    // How a word is pronounced.
    skip: (name) => name === 'rPh',
    open: {
      si: () => {
        if (strings.length < MOST_STRINGS) strings.push('')
      },
      t: () => {
        inText = true
      },
    },
    close: {
      t: () => {
        inText = false
      },
    },
    text: (text) => {
      if (inText && strings.length) strings[strings.length - 1] += text
    },
  })
  return strings
}

type Known = { strings: string[]; dates: boolean[]; from1904: boolean }

function readSheet(xml: string, { strings, dates, from1904 }: Known): string {
  const table = new Table()
  let cell: Cell | null = null
  let inValue = false
  const beginValue = () => {
    inValue = true
  }
  const endValue = () => {
    inValue = false
  }
  readXml(xml, {
    skip: (name) => name === 'f' || name === 'rPh' || (name === 'row' && table.isFull),
    open: {
      row: () => table.beginRow(),
      c: (attributes) => {
        const { t: type = 'n', s: style } = attributes
        cell = { place: attribute(attributes, 'r'), type, isDate: dates[Number(style)] ?? false, value: '' }
      },
      v: beginValue,
      t: beginValue,
    },
    close: {
      v: endValue,
      t: endValue,
      c: () => {
        if (cell) table.write(shownCell(cell, strings, from1904), columnOf(cell.place))
        cell = null
      },
    },
    text: (text) => {
      if (inValue && cell) cell.value += text
    },
  })
  return table.text
}

/** `BC12` is in the 55th column: 54. */
function columnOf(place: string | null): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(place ?? '')?.[0]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
