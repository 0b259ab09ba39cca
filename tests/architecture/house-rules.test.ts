import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

function filesBelow(folder: string, ending = /\.tsx?$/): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => ending.test(file) && !file.includes('generated/'))
    .sort()
}

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8')

const GUARD =
  /^\s*(?:const (?:\w+|\{[^}]+\}) = )?await (?:identify|requireReader|requireGuest|requireSignedIn|requireProven|requireHolder|requireTermsHolder|requireProver|requireLeaver|requireEditor|requireAdmin)\(/

/** Machine routes answer everybody alike, so they ask nobody who he is. */
const WITHOUT_GUARD = new Set([
  'app/routes/machines/root-redirect.ts',
  'app/routes/machines/robots.ts',
  'app/routes/machines/sitemap.ts',
  'app/routes/machines/oai.ts',
  'app/routes/machines/open-search.ts',
  'app/routes/machines/sitemap-part.ts',
  'app/routes/machines/atom-feed.ts',
  'app/routes/machines/json-feed.ts',
  'app/routes/machines/calendar.ts',
  'app/routes/machines/workshop-calendar.ts',
  'app/routes/library/lasting-address.ts',
  'app/routes/public/not-found.tsx',
])

describe('the first statement of every loader and action is a guard', () => {
  const modules = [...filesBelow('app/routes').filter((f) => !f.includes('.test.')), 'app/root.tsx']
  test.each(modules.filter((file) => !WITHOUT_GUARD.has(file)))('%s', (file) => {
    const bodies = [
      ...read(file).matchAll(/export (?:async )?function (?:loader|action)\([\s\S]*?\)[^{\n]*\{\n([^\n]*)/g),
    ]
    for (const [, first = ''] of bodies) expect(first).toMatch(GUARD)
    expect(read(file)).not.toMatch(/export const (?:loader|action)\b/)
  })
})

test('the environment is read in one file', () => {
  const readers = [...filesBelow('app'), ...filesBelow('server')].filter(
    (file) => !file.includes('.test.') && /process\.env\b/.test(read(file)),
  )
  expect(readers).toEqual(['app/config.server.ts'])
})

test('a file stays readable: 300 lines at most, a route 150', () => {
  const long = [...filesBelow('app'), ...filesBelow('server')]
    .map((file) => ({ file, lines: read(file).split('\n').length }))
    .filter(
      ({ file, lines }) =>
        lines > (file.startsWith('app/routes/') ? 150 : 300) && !file.startsWith('app/i18n/'),
    )
  expect(long).toEqual([])
})

test('no page carries a style attribute, which the content policy would drop', () => {
  const styled = [...filesBelow('app/ui'), ...filesBelow('app/routes')].filter((file) =>
    /\sstyle=\{/.test(read(file)),
  )
  expect(styled).toEqual([])
})

test('nothing is loaded from elsewhere', () => {
  const elsewhere = [...filesBelow('app/ui'), ...filesBelow('app/look', /\.css$/), 'app/root.tsx'].filter(
    (file) => /(?:src|href)=["']https?:|url\(["']?https?:|@import ["']https?:/.test(read(file)),
  )
  expect(elsewhere).toEqual([])
})

describe('French is set as French is set', () => {
  const sources = [
    ...filesBelow('app/i18n').filter((f) => !f.endsWith('.test.ts')),
    ...filesBelow('content/pages', /\.fr\.md$/),
  ]
  test.each(sources)('%s has no breaking space before ; : ! ? » nor after «', (file) => {
    const text = file.endsWith('.md') ? withoutCode(read(file)) : frenchPart(read(file))
    expect(text.match(/[^\n]{0,30}(?: [;!?»]| :(?= |$)|« )[^\n]{0,20}/gm) ?? []).toEqual([])
  })
})

const withoutCode = (markdown: string) => markdown.replace(/```[\s\S]*?```|`[^`]*`|^---[\s\S]*?^---/gm, '')

/** The string literals of a dictionary's French half. */
function frenchPart(source: string): string {
  const french = source.split(/\nconst en\b/)[0] ?? ''
  return [...french.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)]
    .map(([, quoted, template]) => quoted ?? template?.replace(/\$\{[^}]*\}/g, 'x') ?? '')
    .join('\n')
}
