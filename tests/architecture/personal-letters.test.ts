import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPersonal } from '~/domain/letters/personal'
import { paths } from '~/paths'

const APP = path.resolve(import.meta.dirname, '../../app')
const read = (file: string) => fs.readFileSync(path.join(APP, file), 'utf8')

/* A letter is personal by what stands in it: here is that nothing can stand in it otherwise. */

describe('a token stands in an address as a letter’s reader is known by', () => {
  const takers = [...read('paths.ts').matchAll(/^ {2}(\w+): \(([^)]*\btoken\b[^)]*)\)/gm)]
  const named = takers.map(([, name = '']) => name)
  test.each(named)('%s', (name) => {
    const address = (paths as Record<string, unknown>)[name] as (lang: string, token: string) => string
    expect(isPersonal({ text: '', link: `https://portail.exemple${address('fr', 'T0')}` })).toBe(true)
  })

  test('which are all that can carry one', () => expect(named.length).toBeGreaterThan(9))
})

const letterFiles = fs
  .readdirSync(path.join(APP, 'mail'))
  .filter((file) => /^letters.*\.server\.ts$/.test(file))

/** Each function of a file with its parameters and its body. */
const functionsOf = (file: string) =>
  read(`mail/${file}`)
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .split(/^(?:async )?function /m)
    .slice(1)
    .map((source) => ({ name: /^\w+/.exec(source)?.[0] ?? '', source }))

describe.each(letterFiles)('%s', (file) => {
  test('what stands for one person goes into his address, and a code never travels without it', () => {
    for (const { name, source } of functionsOf(file)) {
      if (!/\b(?:token|code)\b/.test(source)) continue
      expect({ name, source }).toEqual({ name, source: expect.stringMatching(INTO_AN_ADDRESS) })
    }
  })
})

const INTO_AN_ADDRESS = /paths\.\w+\((?:lang|its), (?:facts\.)?token\)/
