import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { nodeTooOld } from './node-version.mjs'

test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('Node %s is enough', (version) => {
  expect(nodeTooOld(version)).toBe('')
})

test.each(['14.21.3', '18.20.0', '20.18.3', '21.7.0', '22.11.0'])(
  'Node %s is refused with the cure',
  (version) => {
    expect(nodeTooOld(version)).toMatch(new RegExp(`this is Node ${version}: install a newer one`))
  },
)

test('the scripts that an old Node reads hold nothing that it cannot read', () => {
  for (const name of ['start', 'test', 'portal', 'node-version']) {
    const script = readFileSync(path.join(import.meta.dirname, `${name}.mjs`), 'utf8')
    expect(script, name).not.toMatch(/\?\?=|\|\|=|from 'node:|^await |\?\./m)
  }
})
