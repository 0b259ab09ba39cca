import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filesBelow, Stamp } from './stamp.mjs'

let home: string
let stamp: Stamp

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'portal-stamp-'))
  writeFileSync(source('a.ts'), 'one')
  stamp = new Stamp(path.join(home, 'build/.stamp'), () => filesBelow([source('a.ts'), source('b.ts')]))
})

afterEach(() => {
  rmSync(home, { recursive: true })
})

function source(name: string): string {
  return path.join(home, name)
}

test('a step that was never done is not current', () => {
  expect(stamp.isCurrent()).toBe(false)
})

test('it is current until a source changes, appears or goes', () => {
  stamp.write()
  expect(stamp.isCurrent()).toBe(true)
  writeFileSync(source('b.ts'), 'new')
  expect(stamp.isCurrent()).toBe(false)
  rmSync(source('b.ts'))
  expect(stamp.isCurrent()).toBe(true)
  writeFileSync(source('a.ts'), 'two')
  expect(stamp.isCurrent()).toBe(false)
})

test('the same contents with another date are recognised', () => {
  stamp.write()
  utimesSync(source('a.ts'), 1, 1)
  expect(stamp.isCurrent()).toBe(true)
})

test('an edit while the step runs is noticed', () => {
  const mark = stamp.take()
  writeFileSync(source('a.ts'), 'edited meanwhile')
  stamp.write(mark)
  expect(stamp.isCurrent()).toBe(false)
})

test('folders are walked; what nobody wants and what is not there is left out', () => {
  writeFileSync(source('a.test.ts'), '')
  const files = filesBelow([home, source('missing')], (file: string) => !file.endsWith('.test.ts'))
  expect(files).toEqual([source('a.ts')])
})
