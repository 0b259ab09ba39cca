import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import PptxGenJS from 'pptxgenjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeZip } from '../../../write-zip.server'
import { read } from '../read.server'
import { Refusal } from '../refusal'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'office-test-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** An office file of these parts. */
async function fileOf(format: string, parts: Record<string, string>): Promise<string> {
  const entries = Object.entries(parts).map(([name, content]) => ({ name, content }))
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.${format}`)
  fs.writeFileSync(file, await buffer(writeZip(entries, new Date('2026-05-04'))))
  return file
}

const readParts = async (format: string, parts: Record<string, string>) =>
  read(await fileOf(format, parts), format)

describe('a presentation', () => {
  test('made by a library: title, text and order of each slide, without what its speaker noted', async () => {
    const deck = new PptxGenJS()
    deck.title = 'La ville en données'
    for (const title of ['Ouvrir les données', 'Les habitants d’abord']) {
      const slide = deck.addSlide()
      slide.addText('Un texte qui explique de quoi il s’agit ici.', { x: 1, y: 2 })
      slide.addText(title, { x: 1, y: 1, placeholder: 'title' })
      slide.addNotes('Ne pas oublier de sourire')
      slide.addTable([[{ text: 'Commune' }, { text: 'Habitants' }]], { x: 1, y: 3 })
    }
    const file = path.join(folder, 'deck.pptx')
    fs.writeFileSync(file, (await deck.write({ outputType: 'nodebuffer' })) as Buffer)
    const { shape, title, pages, language } = await read(file, 'pptx')
    expect([shape, title, language]).toEqual(['slides', 'La ville en données', 'fr'])
    expect(pages).toHaveLength(2)
    expect(pages[0]?.text).toContain('Un texte qui explique')
    expect(pages[0]?.text).toContain('Commune\tHabitants')
    expect(pages[1]?.text).toContain('Les habitants d’abord')
    expect(JSON.stringify(pages)).not.toContain('sourire')
  })

  const slide = (inside: string, attributes = '') =>
    `<p:sld xmlns:p="p" xmlns:a="a" ${attributes}><p:cSld><p:spTree>${inside}</p:spTree></p:cSld></p:sld>`
  const shape = (kind: string, text: string) =>
    `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${kind}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`
  const presentation = (slides: string[]) => ({
    'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${slides
      .map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i}"/>`)
      .join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `<Relationships>${slides
      .map((_, i) => `<Relationship Id="rId${i}" Type="slide" Target="slides/s${i}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(slides.map((xml, i) => [`ppt/slides/s${i}.xml`, xml])),
  })

  test('its title first, wherever it stands; no numbers and feet; hidden slides are passed over', async () => {
    const { pages, outline } = await readParts('pptx', {
      ...presentation([
        slide(shape('body', 'Corps') + shape('sldNum', '12') + shape('title', 'Titre')),
        slide(shape('title', 'Cachée'), 'show="0"'),
        slide(shape('body', 'Sans titre')),
      ]),
    })
    expect(pages.map(({ number, title, text }) => ({ number, title, text }))).toEqual([
      { number: 1, title: 'Titre', text: 'Titre\nCorps' },
      { number: 2, title: 'Sans titre', text: 'Sans titre' },
    ])
    expect(outline).toEqual([
      { title: 'Titre', page: 1, depth: 0 },
      { title: 'Sans titre', page: 2, depth: 0 },
    ])
  })

  test('what it fetches from elsewhere is counted, links that wait for a click are not', async () => {
    const relation = (type: string) =>
      `<Relationship Id="${type}" Type="x/${type}" Target="https://exemple.test/" TargetMode="External"/>`
    const { facts } = await readParts('pptx', {
      ...presentation([slide(shape('title', 'Titre'))]),
      'ppt/slides/_rels/s0.xml.rels': `<Relationships>${relation('image')}${relation('hyperlink')}</Relationships>`,
    })
    expect(facts.externals).toBe(1)
  })

  test('entities of its own are not expanded', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>${slide(shape('title', '&b;'))}`
    await expect(readParts('pptx', presentation([bomb]))).rejects.toThrow(new Refusal('broken'))
  })
})

describe('a text', () => {
  const paragraph = (text: string, properties = '') =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const docx = (inside: string) => ({
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`,
    'word/styles.xml':
      '<w:styles xmlns:w="w"><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>',
  })
  const heading = '<w:pStyle w:val="Titre1"/>'

  test('of Word: cut where its author broke the page; headings are the outline', async () => {
    const { pages, outline, shape } = await readParts(
      'docx',
      docx(
        paragraph('Introduction', heading) +
          paragraph('Un paragraphe.') +
          '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' +
          paragraph('Suite', heading) +
          '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      ),
    )
    expect(shape).toBe('paper')
    expect(pages.map(({ title, text }) => ({ title, text }))).toEqual([
      { title: 'Introduction', text: 'Introduction\n\nUn paragraphe.' },
      { title: 'Suite', text: 'Suite\n\nA\tB' },
    ])
    expect(outline.map(({ title, page }) => [title, page])).toEqual([
      ['Introduction', 1],
      ['Suite', 2],
    ])
  })

  test('of Word: what was struck out, and field codes, are not read', async () => {
    const { pages } = await readParts(
      'docx',
      docx(
        '<w:p><w:r><w:t>Reste</w:t></w:r><w:del><w:r><w:delText>Secret</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
      ),
    )
    expect(pages[0]?.text).toBe('Reste')
  })

  test('without breaks is cut before headings of the first rank, and by length', async () => {
    const long = Array.from({ length: 60 }, (_, i) => paragraph(`${i} ${'mot '.repeat(100)}`)).join('')
    const { pages } = await readParts(
      'docx',
      docx(paragraph('Un', heading) + paragraph('Court.') + paragraph('Deux', heading) + long),
    )
    expect(pages[0]?.text).toBe('Un\n\nCourt.')
    expect(pages.length).toBeGreaterThan(3)
    for (const { text } of pages) expect(text.length).toBeLessThan(12_000)
  })

  test('of OpenDocument: white space as elements, breaks by style, no comments', async () => {
    const { pages } = await readParts('odt', {
      'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f">
        <office:automatic-styles><style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>
        <office:body><office:text><text:h text:outline-level="1">Un<text:s text:c="2"/>titre</text:h>
        <text:p>Mot<text:tab/>suite<office:annotation><text:p>Remarque</text:p></office:annotation></text:p>
        <text:p text:style-name="P1">Autre page</text:p></office:text></office:body></office:document-content>`,
    })
    expect(pages.map(({ text }) => text)).toEqual(['Un  titre\n\nMot\tsuite', 'Autre page'])
  })

  test('of OpenDocument with a password is encrypted', async () => {
    const parts = {
      'META-INF/manifest.xml':
        '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
      'content.xml': '<x/>',
    }
    await expect(readParts('odt', parts)).rejects.toThrow(new Refusal('encrypted'))
  })
})

describe('a workbook', () => {
  test('of Excel: shared strings, dates, gaps between cells, hidden sheets', async () => {
    const { pages, shape } = await readParts('xlsx', {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="Budget" r:id="a"/><sheet name="Caché" state="hidden" r:id="b"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Target="worksheets/a.xml"/><Relationship Id="b" Target="worksheets/a.xml"/></Relationships>',
      'xl/sharedStrings.xml':
        '<sst><si><t>Poste</t></si><si><r><t>Voi</t></r><r><t>rie</t></r><rPh><t>x</t></rPh></si></sst>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/worksheets/a.xml':
        '<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>46146</v></c></row><row><c r="A2" t="s"><v>1</v></c><c r="B2"><f>1+1</f><v>0.30000000000000004</v></c></row></sheetData></worksheet>',
    })
    expect([shape, pages.length, pages[0]?.title]).toEqual(['sheets', 1, 'Budget'])
    expect(pages[0]?.text).toBe('Poste\t\t2026-05-04\nVoirie\t0.3')
  })

  test('of OpenDocument: repeated cells, and none of the thousand empty ones at its edge', async () => {
    const { pages } = await readParts('ods', {
      'content.xml': `<o:d xmlns:o="o" xmlns:table="b" xmlns:text="t"><o:body><table:table table:name="Feuille">
        <table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
      </table:table></o:body></o:d>`,
    })
    expect(pages).toMatchObject([{ title: 'Feuille', text: 'x\tx' }])
  })

  test('a CSV is one table, in whatever encoding Excel left it', async () => {
    const file = path.join(folder, 'table.csv')
    fs.writeFileSync(file, Buffer.from('Ville;Année\r\n"Saint-Denis; nord";2026\r\n', 'latin1'))
    const { pages, shape } = await read(file, 'csv')
    expect(shape).toBe('sheets')
    expect(pages[0]?.text).toBe('Ville\tAnnée\nSaint-Denis; nord\t2026')
  })
})
