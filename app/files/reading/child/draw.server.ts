import fs from 'node:fs'
import type { Sharp } from 'sharp'
import { IMAGE_SIZES, type ImageSize, MOST_PIXELS } from '~/domain/library/reading'
import type { ChildTask } from '../child-messages'
import { Pdf } from './pdfium.server'
import { Refusal } from './refusal'

/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER: with its annotations, red before blue. */
const FLAGS = 0x01 | 0x10
/** FPDFBitmap_BGR: three bytes a pixel. */
const THREE_BYTES = 2
const HIGHEST = 6000

type Drawn = { webp: string; width: number; height: number }
type Source = { pdf: Pdf } | { picture: Buffer }

let source: Promise<Source> | undefined

/** One page of letters, so that what draws letters is compiled before somebody waits for a page. */
const PAGE_OF_LETTERS = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 640 360]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length 64>> stream
BT /F 40 Tf 20 200 Td (AaBbCcDdEe 0123) Tj ET 9 9 m 300 90 l S  
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>`

/** Does once what a drawing does. */
export async function warmUp(): Promise<void> {
  const { width, height } = await drawPage(await Pdf.of(Buffer.from(PAGE_OF_LETTERS)), 1, 'large')
  if (width * height === 0) throw new Error('Nothing was drawn.')
}

/** A page as WebP. The file of the first call is kept open: pages that follow are of the same. @throws {Refusal} */
export async function draw({
  file,
  format,
  page,
  size,
}: Extract<ChildTask, { task: 'draw' }>): Promise<Drawn> {
  source ??= openSource(file, format)
  const opened = await source
  return 'pdf' in opened ? drawPage(opened.pdf, page, size) : shrink(opened.picture, size)
}

async function openSource(file: string, format: string): Promise<Source> {
  return format === 'pdf' ? { pdf: await Pdf.open(file) } : { picture: fs.readFileSync(file) }
}

async function drawPage(pdf: Pdf, number: number, size: ImageSize): Promise<Drawn> {
  if (number > pdf.pageCount) throw new Refusal('broken')
  const paper = pdf.sizeOf(number - 1)
  const scale = Math.min(IMAGE_SIZES[size] / paper.width, HIGHEST / paper.height)
  const width = Math.max(1, Math.round(paper.width * scale))
  const height = Math.max(1, Math.round(paper.height * scale))
  const pixels = pdf.withPage(number - 1, (page) => paint(pdf, page, width, height))
  if (!pixels) throw new Refusal('broken')
  const { default: sharp } = await import('sharp')
  return encode(sharp(pixels, { raw: { width, height, channels: 3 } }))
}

/** Pixels without gaps between their lines. */
function paint(pdf: Pdf, page: number, width: number, height: number): Buffer {
  const bitmap = pdf.call('FPDFBitmap_CreateEx', width, height, THREE_BYTES, 0, 0)
  if (!bitmap) throw new Refusal('oversized')
  try {
    pdf.call('FPDFBitmap_FillRect', bitmap, 0, 0, width, height, 0xffffffff)
    pdf.call('FPDF_RenderPageBitmap', bitmap, page, 0, 0, width, height, 0, FLAGS)
    const stride = pdf.call('FPDFBitmap_GetStride', bitmap)
    const lines = pdf.bytes(pdf.call('FPDFBitmap_GetBuffer', bitmap), stride * height)
    if (stride === width * 3) return lines
    return Buffer.concat(
      Array.from({ length: height }, (_, y) => lines.subarray(y * stride, y * stride + width * 3)),
    )
  } finally {
    pdf.call('FPDFBitmap_Destroy', bitmap)
  }
}

/** A picture of its own is a page: turned as its camera was held, on white, without what it says of place and camera. */
async function shrink(picture: Buffer, size: ImageSize): Promise<Drawn> {
  const { default: sharp } = await import('sharp')
  return encode(
    sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: IMAGE_SIZES[size], height: HIGHEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' }),
  )
}

async function encode(image: Sharp): Promise<Drawn> {
  // Effort 2 of 6: less than half the time of the usual 4, files 3 % larger.
  const { data, info } = await image.webp({ quality: 78, effort: 2 }).toBuffer({ resolveWithObject: true })
  return { webp: data.toString('base64'), width: info.width, height: info.height }
}
