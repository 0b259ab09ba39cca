// Files that a hand or a machine has made to do harm, each as small as it can be.
import fs from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import PptxGenJS from 'pptxgenjs'
import type { FileFormat } from '../../app/domain/library/file-format'
import { writeZip } from '../../app/files/write-zip.server'
import { archive, pptx } from './files'
import { onePagePdf } from './pdf'

export type Made = { format: FileFormat; bytes: Buffer }

/** A pattern whose tiles stand no step apart: who paints with it never ends. */
export const drawnForEver = (): Buffer =>
  Buffer.from(
    onePagePdf({
      content: '/Pattern cs /P scn 0 0 500 500 re f',
      resources: '/Pattern <</P 6 0 R>>',
      objects: [
        stream(6, '/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/Resources<<>>', '0 0 4 4 re f'),
      ],
    }),
  )

const stream = (number: number, facts: string, content: string): string =>
  `${number} 0 obj <<${facts} /Length ${content.length}>> stream\n${content}\nendstream endobj`

/** Pages that are their own ancestors. */
export const pagesInACircle = (): Buffer => Buffer.from(onePagePdf({ kids: '2 0 R' }))

/** A catalogue that is a page. */
export const wrongRoot = (): Buffer => Buffer.from(onePagePdf().replace('/Root 1 0 R', '/Root 3 0 R'))

export const locked = (): Buffer =>
  Buffer.from(onePagePdf({ trailer: '/Encrypt <</Filter/Standard/V 1/R 2/O <00>/U <00>/P -1>>' }))

export const pageOfGiantSize = (): Buffer => Buffer.from(onePagePdf({ width: 2_000_000, height: 2_000_000 }))

export const tooManyParts = (): Buffer =>
  pptx(...Array.from({ length: 10_100 }, (_, i) => ({ name: `ppt/media/${i}`, bytes: Buffer.alloc(0) })))

/** A part that says it unpacks to two gigabytes. */
export const bomb = (): Buffer =>
  pptx({ name: 'ppt/media/a.png', bytes: Buffer.alloc(1000), unpacked: 2 * 1024 ** 3 - 1 })

export const withMacros = (): Buffer => pptx({ name: 'ppt/vbaProject.bin', bytes: Buffer.from('x') })

/** Archives in archives, so many deep, inside of a presentation. */
export function nested(bytes: Buffer, name: string, depth: number): Buffer {
  let inner = bytes
  for (let i = 0; i < depth; i++) inner = archive([{ name: `${i}-${name}`, bytes: inner }])
  return pptx({ name: 'ppt/embeddings/in.zip', bytes: inner })
}

/** The same numbers at each run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Its beginning, at most nine tenths of it. */
export const cut = (bytes: Buffer, next: () => number): Buffer =>
  bytes.subarray(0, Math.max(8, Math.floor(bytes.length * 0.9 * next())))

/** What it is stays at its beginning; its inside is not what it says. */
export function flipped(bytes: Buffer, next: () => number): Buffer {
  const other = Buffer.from(bytes)
  for (let times = 1 + Math.floor(next() * 40); times > 0; times--) {
    const at = 8 + Math.floor(next() * (other.length - 8))
    other[at] = (other[at] ?? 0) ^ (1 << Math.floor(next() * 8))
  }
  return other
}

/** Honest files, small ones, of four kinds of inside. */
export async function wholeFiles(): Promise<Made[]> {
  const deck = new PptxGenJS()
  for (const text of ['Un', 'Deux', 'Trois']) deck.addSlide().addText(text, { x: 1, y: 1 })
  const content = '<o:d xmlns:o="o" xmlns:t="t"><o:body><o:text><t:p>Mot</t:p></o:text></o:body></o:d>'
  const odt = await buffer(writeZip([{ name: 'content.xml', content }], new Date('2026-05-04')))
  const ours = fs
    .readdirSync('content/library', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => fs.readFileSync(path.join('content/library', name)))
    .sort((a, b) => a.length - b.length)
  return [
    { format: 'pdf', bytes: Buffer.from(onePagePdf()) },
    { format: 'pdf', bytes: ours[0] as Buffer },
    { format: 'pptx', bytes: (await deck.write({ outputType: 'nodebuffer' })) as Buffer },
    { format: 'odt', bytes: odt },
  ]
}
