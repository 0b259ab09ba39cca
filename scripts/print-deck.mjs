import { readFileSync } from 'node:fs'
import { escapeHtml, fontFaces, strokes, typeset, WORDS } from './print-parts.mjs'

/** A deck as one printable page; each slide a section with a real heading, so that the PDF has bookmarks. */
export function deckPage({ title, subtitle, slides }, language, colour) {
  const words = WORDS[language]
  const set = (text) => escapeHtml(typeset(text, language))
  const foot = (n) => `<p class="foot"><span>${set(words.centre)} · ${set(title)}</span><span>${n}</span></p>`
  const section = (kind, content, n) => `<section class="${kind}">${content}${foot(n)}</section>`
  const body = slides.map((slide, i) => {
    const [kind] = Object.keys(slide)
    const bar = kind === 'statement' ? '' : '<div class="bar"></div>'
    return section(kind, bar + DRAW[kind](slide, set), i + 2)
  })
  return `<!doctype html><html lang="${language}" data-colour="${colour}"><head><meta charset="utf-8"><title>${set(title)}</title><style>${fontFaces()}${readFileSync('content/sources/deck.css', 'utf8')}</style></head><body>
${section('cover', `${strokes()}<p class="tag">${set(words.tag)}</p><h1>${set(title)}</h1><p class="sub">${set(subtitle)}</p>`, 1)}
${body.join('\n')}
${section('closing', `${strokes()}<h2>${set(words.thanks)}</h2><p class="demo">${set(words.note)}</p>`, slides.length + 2)}
</body></html>`
}

const items = (entries, set, tag = 'ul') =>
  `<${tag}>${entries.map((entry) => `<li>${set(entry)}</li>`).join('')}</${tag}>`

const DRAW = {
  list: ({ list, items: entries, ordered }, set) =>
    `<h2>${set(list)}</h2>${items(entries, set, ordered ? 'ol' : 'ul')}`,
  statement: ({ statement, text }, set) => `<h2>${set(statement)}</h2><p>${set(text ?? '')}</p>`,
  compare: ({ compare, left, right }, set) =>
    `<h2>${set(compare)}</h2><div class="cols">${[left, right].map((side) => `<div><h3>${set(side.title)}</h3>${items(side.items, set)}</div>`).join('')}</div>`,
  grid: ({ grid, rows }, set) => `<h2>${set(grid)}</h2><div class="diagram">${gridDrawing(rows, set)}</div>`,
  cycle: ({ cycle, items: entries }, set) =>
    `<h2>${set(cycle)}</h2><div class="diagram">${cycleDrawing(entries, set)}</div>`,
}

/** Rows as bands whose length steps down, so that the eye follows them. */
function gridDrawing(rows, set) {
  const height = 430 / rows.length
  const bands = rows.map(([name, text], i) => {
    const y = i * height
    return `<g><rect x="0" y="${y + 6}" width="${430 - i * 16}" height="${height - 12}" fill="var(--theme)"/><text x="28" y="${y + height / 2 + 9}" font-size="27" font-weight="650" fill="#fff">${set(name)}</text><path d="M${430 - i * 16} ${y + height / 2}H458" stroke="var(--accent)" stroke-width="8"/><text x="478" y="${y + height / 2 + 9}" font-size="26">${set(text)}</text></g>`
  })
  return `<svg viewBox="0 0 1088 430" role="img" aria-label="${rows.map(([name, text]) => set(`${name} : ${text}`)).join('. ')}">${bands.join('')}</svg>`
}

/** Steps on a wave of nine strokes: an order without an end. */
function cycleDrawing(entries, set) {
  const step = 1000 / entries.length
  const wave = [...Array(9).keys()].map(
    (i) =>
      `<path d="M0 ${195 + i * 5}C180 ${60 + i * 18} 330 ${60 + i * 18} 544 ${215 + i * 4}S900 ${360 - i * 16} 1088 ${200 + i * 5}" fill="none" stroke="var(--theme)" stroke-opacity=".4" stroke-width="2"/>`,
  )
  const dots = entries.map((entry, i) => {
    const x = 60 + step * (i + 0.45)
    const y = 215 - Math.sin((x / 1088) * Math.PI * 2) * 92
    return `<g><circle cx="${x}" cy="${y}" r="34" fill="var(--accent)"/><text x="${x}" y="${y + 11}" text-anchor="middle" font-size="30" font-weight="720">${i + 1}</text><text x="${x}" y="${y + (i < entries.length / 2 ? -52 : 76)}" text-anchor="middle" font-size="28" font-weight="620">${set(entry)}</text></g>`
  })
  return `<svg viewBox="0 0 1088 430" role="img" aria-label="${entries.map((entry, i) => set(`${i + 1}. ${entry}`)).join(', ')}">${wave.join('')}${dots.join('')}</svg>`
}
