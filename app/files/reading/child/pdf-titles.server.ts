import type { Pdf } from './pdfium.server'
import { plainTitle } from './plain-text'

/** A title stands among the first letters of a slide. */
const LOOKED_AT = 1200
const LONGEST = 160

type Line = { text: string; height: number }

/** The lines of the largest letters on a slide, when they are a title: the first of them, and one that follows it. */
export function titleByLetters(pdf: Pdf, page: number): string | null {
  const letters = pdf.call('FPDFText_LoadPage', page)
  if (!letters) return null
  try {
    return titleOf(readLines(pdf, letters))
  } finally {
    pdf.call('FPDFText_ClosePage', letters)
  }
}

function titleOf(lines: Line[]): string | null {
  const speaking = lines.filter(({ text }) => /\p{L}{2}/u.test(text))
  const highest = Math.max(...speaking.map(({ height }) => height))
  const first = speaking.findIndex(({ height }) => height > highest * 0.9)
  const [line, next] = [speaking[first], speaking[first + 1]]
  if (!line || line.text.length > LONGEST) return null
  const goesOn = next && next.height > highest * 0.9 && line.text.length + next.text.length < LONGEST
  return plainTitle(goesOn ? `${line.text} ${next.text}` : line.text)
}

function readLines(pdf: Pdf, letters: number): Line[] {
  const count = Math.min(pdf.call('FPDFText_CountChars', letters), LOOKED_AT)
  const lines: Line[] = [{ text: '', height: 0 }]
  pdf.withMemory(16, (box) => {
    for (let index = 0; index < count; index++) {
      const code = pdf.call('FPDFText_GetUnicode', letters, index)
      if (isLineEnd(code)) lines.push({ text: '', height: 0 })
      else addLetter(lines.at(-1) as Line, code, () => heightOf(pdf, letters, index, box))
    }
  })
  return lines
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13

function addLetter(line: Line, code: number, height: () => number): void {
  if (code < 32 || code > 0x10ffff) return
  line.text += String.fromCodePoint(code)
  if (code > 32) line.height = Math.max(line.height, height())
}

function heightOf(pdf: Pdf, letters: number, index: number, box: number): number {
  if (!pdf.call('FPDFText_GetLooseCharBox', letters, index, box)) return 0
  // FS_RECTF: left, top, right, bottom.
  const [, top = 0, , bottom = 0] = pdf.floats(box, 4)
  return Math.abs(top - bottom)
}
