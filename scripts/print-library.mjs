// npm run library:print: prints the files of the demonstration library from content/sources and from the documents'
// own texts. Same sources, same pages; only Chromium's version and the fonts' may change the bytes.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { parse } from 'yaml'
import { findBrowser } from './find-browser.mjs'
import { deckPage } from './print-deck.mjs'
import { writePptx } from './print-pptx.mjs'
import { reportPage } from './print-report.mjs'

const LIBRARY = 'content/library'
const DECKS = 'content/sources/decks'
const COLOURS = Object.fromEntries(
  parse(readFileSync('content/site.yaml', 'utf8')).themes.map(({ key, colour }) => [key, colour]),
)

/** Every folder of the library that holds a document. */
function documentFolders(folder = LIBRARY) {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((entry) => statSync(entry).isDirectory())
    .flatMap((entry) => [
      ...(existsSync(path.join(entry, 'document.fr.md')) ? [entry] : []),
      ...documentFolders(entry),
    ])
}

function readText(file) {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? []
  return { ...parse(front), body }
}

/** Chromium stamps the hour of printing; a fixed one keeps the file the same from run to run. */
function withoutClock(pdf) {
  const fixed = pdf
    .toString('latin1')
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, '/$1 (D:20261005080000')
  return Buffer.from(fixed, 'latin1')
}

async function print(browser, html, file, title) {
  const page = await browser.newPage()
  await page.setContent(html)
  await page.evaluate(() => document.fonts.ready)
  const footer = `<div style="font:8px sans-serif;width:100%;padding:0 24mm;display:flex;justify-content:space-between;color:#474d63"><span>${title}</span><span class="pageNumber"></span></div>`
  const isReport = html.includes('class="toc"')
  const pdf = await page.pdf({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
    ...(isReport
      ? { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer }
      : {}),
  })
  await page.close()
  writeFileSync(file, withoutClock(pdf))
  console.log(`${file} ${Math.round(pdf.length / 1024)} kB`)
}

const wanted = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: await findBrowser(console.log),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
for (const folder of documentFolders()) {
  const slug = path.basename(folder)
  if (wanted.length && !wanted.includes(slug)) continue
  const french = readText(path.join(folder, 'document.fr.md'))
  const colour = COLOURS[french.theme]
  for (const { name, language } of french.files) {
    const deck = path.join(DECKS, `${slug}.${language}.yaml`)
    const file = path.join(folder, name)
    if (existsSync(deck)) {
      const source = parse(readFileSync(deck, 'utf8'))
      if (name.endsWith('.pptx')) await writePptx(source, language, colour, file)
      else await print(browser, deckPage(source, language, colour), file, source.title)
    } else {
      const text =
        language === 'fr' ? french : { ...french, ...readText(path.join(folder, `document.${language}.md`)) }
      await print(browser, reportPage(text, language, colour), file, text.title)
    }
  }
}
await browser.close()
