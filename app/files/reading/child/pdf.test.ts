import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onePagePdf } from '../../../../tests/support/pdf'
import { draw } from './draw.server'
import { examine } from './examine.server'
import { Pdf } from './pdfium.server'
import { read } from './read.server'
import { Refusal } from './refusal'

const LIBRARY = path.resolve('content/library')
const ours = fs
  .readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.pdf'))
  .map((name) => path.join(LIBRARY, name))

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pdf-test-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function written(bytes: Buffer | string): string {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.pdf`)
  fs.writeFileSync(file, bytes)
  return file
}

describe('a PDF', () => {
  test.each(ours.map((file) => [path.relative(LIBRARY, file), file]))(
    '%s of the demonstration library gives text, sizes and a language',
    async (_name, file) => {
      const { pages, language, outline } = await read(file, 'pdf')
      expect(['fr', 'en']).toContain(language)
      for (const { text, width, height } of pages) {
        expect(text.length).toBeGreaterThan(0)
        expect(Number(width) * Number(height)).toBeGreaterThan(0)
      }
      for (const { page } of outline) expect(page).toBeLessThanOrEqual(pages.length)
    },
  )

  test('that lies across is slides, each called by its largest letters; its own title and language are known', async () => {
    const file = written(
      onePagePdf({
        width: 960,
        height: 540,
        content:
          'BT /F 14 Tf 50 40 Td (petit pied de page) Tj ET BT /F 40 Tf 50 400 Td (Un grand titre) Tj ET BT /F 20 Tf 50 300 Td (Du texte) Tj ET',
        catalog: '/Lang (fr-FR) /MarkInfo <</Marked true>> /StructTreeRoot <<>>',
        info: '/Title (Titre du fichier)',
      }),
    )
    const { shape, title, pages, facts, language, outline } = await read(file, 'pdf')
    expect({ shape, title, language }).toEqual({ shape: 'slides', title: 'Titre du fichier', language: 'fr' })
    expect(pages[0]).toMatchObject({ title: 'Un grand titre', width: 960, height: 540 })
    expect(facts).toEqual({ tagged: true, declaredLanguage: 'fr-FR', externals: 0 })
    expect(outline).toEqual([{ title: 'Un grand titre', page: 1, depth: 0 }])
  })

  test('with a page of giant size is refused', async () => {
    const file = written(onePagePdf({ width: 2_000_000, height: 2_000_000 }))
    expect(await examine(file, 'pdf')).toEqual({ outcome: 'refused', reason: 'too-large-pages' })
    await expect(read(file, 'pdf')).rejects.toThrow(new Refusal('too-large-pages'))
  })

  test('of noise is broken', async () => {
    const file = written('%PDF-1.7\n&&&&\n%%EOF')
    expect(await examine(file, 'pdf')).toEqual({ outcome: 'refused', reason: 'broken' })
  })

  test('that wants a password is encrypted', async () => {
    const file = written(onePagePdf({ trailer: '/Encrypt <</Filter/Standard/V 1/R 2/O <00>/U <00>/P -1>>' }))
    expect(await examine(file, 'pdf')).toEqual({ outcome: 'refused', reason: 'encrypted' })
  })

  test('whose bookmarks lead in a circle is read all the same', async () => {
    const file = written(
      onePagePdf({
        catalog: '/Outlines 6 0 R',
        objects: [
          '6 0 obj <</Type/Outlines/First 7 0 R/Last 7 0 R>> endobj',
          '7 0 obj <</Title (Un)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest [3 0 R /Fit]>> endobj',
        ],
      }),
    )
    expect((await read(file, 'pdf')).outline).toEqual([{ title: 'Un', page: 1, depth: 0 }])
  })

  test('is drawn in the width that is asked for, white where nothing stands', async () => {
    const file = written(onePagePdf({ width: 400, height: 200 }))
    const small = await draw({ task: 'draw', file, format: 'pdf', page: 1, size: 'small' })
    expect([small.width, small.height]).toEqual([320, 160])
    expect(Buffer.from(small.webp, 'base64').toString('latin1', 8, 12)).toBe('WEBP')
    await expect(draw({ task: 'draw', file, format: 'pdf', page: 2, size: 'small' })).rejects.toThrow(Refusal)
  })

  test('is not opened with more pages than a person reads', async () => {
    const pages = Array.from({ length: 5001 }, () => '3 0 R').join(' ')
    const bytes = onePagePdf({ kids: pages, count: 5001 })
    await expect(Pdf.of(Buffer.from(bytes))).rejects.toThrow(new Refusal('too-many-pages'))
  })
})
