import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { validateXML } from 'xmllint-wasm'

const FOLDER = path.resolve(import.meta.dirname, '../schemas')
const schemas = () =>
  fs.readdirSync(FOLDER).map((fileName) => ({
    fileName,
    contents: fs.readFileSync(path.join(FOLDER, fileName), 'utf8'),
  }))

/** xmllint finds each text well formed, and valid by a schema of tests/schemas. */
export async function expectValid(texts: string[], schema: string): Promise<void> {
  const all = schemas()
  const { errors } = await validateXML({
    xml: texts.map((contents, n) => ({ fileName: `answer-${n}.xml`, contents })),
    schema: all.filter(({ fileName }) => fileName === schema),
    preload: all.filter(({ fileName }) => fileName !== schema),
  })
  expect(errors.map(({ message }) => message)).toEqual([])
}
