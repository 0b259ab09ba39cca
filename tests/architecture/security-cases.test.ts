import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8')

type Row = [number: string, toldIn: string]

const rows: Row[] = [
  ...read('docs/security-cases.md').matchAll(/^\| ([A-Z]{2}\d{2}) +\| [^|]+ \| ([^|]+) \|$/gm),
].map(([, number = '', toldIn = '']) => [number, toldIn.trim()])

test.each(rows)('the case %s is told where the page says', (number, toldIn) => {
  const decision = /^decision (\d+)$/.exec(toldIn)?.[1]
  if (decision) {
    const record = fs
      .readdirSync(path.join(ROOT, 'docs/decisions'))
      .find((file) => file.startsWith(decision.padStart(4, '0')))
    expect(read(`docs/decisions/${record}`)).toContain(`**${number}`)
    return
  }
  const [, file = '', title = number] = /^`([^`]+)`(?:: (.+))?$/.exec(toldIn) ?? []
  expect(read(path.join('tests', file))).toContain(title)
})

test('no number of a test is missing from the page', () => {
  const told = fs
    .readdirSync(path.join(ROOT, 'tests/security'))
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...read(`tests/security/${file}`).matchAll(/(?:test|describe)[^\n'`]*['`]([^\n'`]+)/g),
    ])
    .flatMap(([, title = '']) => title.match(/\b(?:AU|AZ|CS|XS|HT|RE|PR)\d{2}\b/g) ?? [])
  const known = new Set(rows.map(([number]) => number))
  expect([...new Set(told)].filter((number) => !known.has(number))).toEqual([])
})
