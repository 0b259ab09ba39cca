import type { LetterPart, LetterTexts } from '~/i18n/letter-parts'

type Framed = LetterTexts & { lang: string; site: string }

// Mail programs drop linked style sheets; one small block in the head is what they keep.
const STYLE = [
  ':root{color-scheme:light dark}',
  'body{margin:0 auto;padding:1.5rem;max-width:36rem;font:1rem/1.6 Georgia,serif}',
  '.site{font-weight:bold;letter-spacing:.02em}',
  '.code{font:bold 1.6rem/1.4 monospace;letter-spacing:.15em}',
  'blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #888;white-space:pre-line}',
  '.why{margin-top:2rem;padding-top:1rem;border-top:1px solid #888;font-size:.875rem}',
  '.address{font-size:.875rem;word-break:break-all}',
].join('')

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** The letter as plain text: each link on a line of its own, the reason for the letter last. */
export function renderText({ greeting, parts, why, site }: Framed): string {
  return `${[greeting, ...parts.map(textOf), site, `--\n${why}`].join('\n\n')}\n`
}

/** The same words as HTML without tables, pictures or anything to load; every value is escaped. */
export function renderHtml({ subject, greeting, parts, why, lang, site }: Framed): string {
  const name = escapeHtml(site)
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(lang)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(subject)}</title><style>${STYLE}</style></head><body>`,
    `<p class="site">${name}</p>`,
    `<p>${escapeHtml(greeting)}</p>`,
    ...parts.map(htmlOf),
    `<p>${name}</p>`,
    `<p class="why">${escapeHtml(why)}</p>`,
    '</body></html>',
    '',
  ].join('\n')
}

function textOf(part: LetterPart): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'quote':
      return part.text.replace(/^/gm, '> ')
    case 'link':
      return `${part.label}\n${part.href}`
    case 'code':
      return part.code
  }
}

function htmlOf(part: LetterPart): string {
  switch (part.kind) {
    case 'text':
      return `<p>${escapeHtml(part.text)}</p>`
    case 'quote':
      return `<blockquote>${escapeHtml(part.text)}</blockquote>`
    case 'link': {
      const href = escapeHtml(part.href)
      return `<p><a href="${href}"><strong>${escapeHtml(part.label)}</strong></a><br><span class="address">${href}</span></p>`
    }
    case 'code':
      return `<p class="code">${escapeHtml(part.code)}</p>`
  }
}
