// npm run icons: draws favicon, touch icon and social cards from the mark and content/site.yaml, by Chromium.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { parse } from 'yaml'
import { findBrowser } from './find-browser.mjs'

const site = parse(readFileSync('content/site.yaml', 'utf8'))
const font = readFileSync(
  'node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
).toString('base64')
const nine = [...Array(9).keys()]

const markPaths = nine
  .map(
    (i) =>
      `<path d="M${5 + i * 3.75} 35V${27 - i * 2.2}C${5 + i * 3.75} ${19 - i * 1.2} ${9 + i * 3} ${12 - i * 0.6} ${11 + i * 3} ${5 + (8 - i) * 0.2}"/>`,
  )
  .join('')
const mark = (size) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="${size}" height="${size}"><rect width="40" height="40" rx="6" fill="#ffd400"/><g fill="none" stroke="#12172a" stroke-width="1.6" stroke-linecap="round">${markPaths}</g></svg>`

const strokes = nine
  .map(
    (i) =>
      `<path d="M0 ${560 - i * 14}H${120 + i * 26}C${250 + i * 22} ${560 - i * 14} ${330 + i * 16} ${500 - i * 30} ${350 + i * 20} ${400 - i * 34}S${470 + i * 10} ${140 - i * 8} 620 ${150 - i * 14}"/>`,
  )
  .join('')

const card = (lang) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>
@font-face{font-family:B;font-weight:200 800;src:url(data:font/woff2;base64,${font})}
body{margin:0;width:1200px;height:630px;background:#12172a;color:#fbfbf8;font-family:B;position:relative;overflow:hidden}
svg.s{position:absolute;right:0;bottom:0;height:630px;width:640px}
div{position:absolute;left:80px;top:80px;width:720px}
h1{font-size:112px;letter-spacing:-.035em;line-height:1;margin:40px 0 24px;font-weight:750}p{font-size:38px;line-height:1.25;margin:0;max-width:17em;color:#c3c8da}
</style><svg class="s" viewBox="0 0 600 600" preserveAspectRatio="xMaxYMax slice" fill="none" stroke="#ffd400" stroke-width="2.5">${strokes}</svg>
<div>${mark(110)}<h1>${site.name}</h1><p>${site.motto[lang]}</p></div></html>`

const browser = await chromium.launch({
  executablePath: await findBrowser(console.log),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const shoot = async (html, width, height, file, omitBackground = false) => {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.setContent(html)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: file, omitBackground })
  await page.close()
}
writeFileSync('public/favicon.svg', `${mark(40)}\n`)
const icon = (size) => `<style>body{margin:0}</style>${mark(size)}`
await shoot(icon(48), 48, 48, 'public/favicon.png', true)
await shoot(icon(180), 180, 180, 'public/apple-touch-icon.png', true)
for (const lang of ['fr', 'en']) await shoot(card(lang), 1200, 630, `public/social-card-${lang}.png`)
await browser.close()
