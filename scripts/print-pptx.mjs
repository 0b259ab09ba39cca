import PptxGenJS from 'pptxgenjs'
import { typeset, WORDS } from './print-parts.mjs'

const THEMES = { green: '1C6B3C', ochre: '9A4708', blue: '1F4FA8' }
const FONT = 'Arial'

/** The same deck as an editable presentation: real text, a note on each slide. */
export async function writePptx({ title, subtitle, slides }, language, colour, file) {
  const words = WORDS[language]
  const set = (text) => typeset(text, language)
  const theme = THEMES[colour] ?? '12172A'
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = title
  deck.company = words.centre
  const dark = (heading, text) => {
    const slide = deck.addSlide()
    slide.background = { color: '12172A' }
    slide.addText(set(heading), {
      x: 0.9,
      y: 1.8,
      w: 11.5,
      h: 2.4,
      fontFace: FONT,
      fontSize: 48,
      bold: true,
      color: 'FBFBF8',
      valign: 'bottom',
    })
    slide.addText(set(text), {
      x: 0.9,
      y: 4.4,
      w: 10.5,
      h: 1.6,
      fontFace: FONT,
      fontSize: 20,
      color: 'C3C8DA',
      valign: 'top',
    })
    slide.addNotes(set(words.note))
  }
  const light = (heading, lines, note) => {
    const slide = deck.addSlide()
    slide.addShape('rect', { x: 0, y: 0, w: 0.2, h: 7.5, fill: { color: theme } })
    slide.addText(set(heading), {
      x: 0.9,
      y: 0.7,
      w: 11.5,
      h: 1.1,
      fontFace: FONT,
      fontSize: 34,
      bold: true,
      color: '12172A',
    })
    slide.addText(
      lines.map((text) => ({
        text: set(text),
        options: { bullet: true, breakLine: true, paraSpaceAfter: 10 },
      })),
      { x: 0.9, y: 2, w: 11.5, h: 4.6, fontFace: FONT, fontSize: 22, color: '12172A', valign: 'top' },
    )
    slide.addNotes(set(note))
  }
  dark(title, subtitle)
  for (const slide of slides) {
    if (slide.statement) dark(slide.statement, slide.text ?? '')
    else if (slide.compare)
      light(
        slide.compare,
        [slide.left, slide.right].flatMap((side) => [`${side.title} : ${side.items.join(', ')}`]),
        slide.compare,
      )
    else if (slide.grid)
      light(
        slide.grid,
        slide.rows.map(([name, text]) => `${name} : ${text}`),
        slide.grid,
      )
    else light(slide.cycle ?? slide.list, slide.items, slide.cycle ?? slide.list)
  }
  dark(words.thanks, words.note)
  await deck.writeFile({ fileName: file })
  console.log(file)
}
