import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { writeXml } from './xml.server'

/** What another reader of XML finds in it. */
function read(xml: string) {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) =>
    found.push({ name, attributes: attributes as Record<string, string>, text: '' }),
  )
  parser.on('text', (text) => {
    const last = found.at(-1)
    if (last) last.text += text.trim()
  })
  parser.write(xml).close()
  return found
}

test('whatever stands in a text or an attribute, the same comes out of it', () => {
  const hostile = `<b> & "x" 'y' ]]> &amp; <!-- --> é 😀 \u00a0`
  expect(read(writeXml({ root: { a: { '@href': hostile, '#text': hostile }, b: ['1', '2'] } }))).toEqual([
    { name: 'root', attributes: {}, text: '' },
    { name: 'a', attributes: { href: hostile }, text: hostile.trim() },
    { name: 'b', attributes: {}, text: '1' },
    { name: 'b', attributes: {}, text: '2' },
  ])
})

test('what XML has no place for is left out', () => {
  const found = read(writeXml({ a: 'x\u0000\u0008\u001by\ufffe\ud800z' }))
  expect(found[0]?.text).toBe('xy\ufffdz')
})

test('what is absent is not written, what is empty is', () => {
  expect(writeXml({ a: { '@x': undefined, '@y': 'true', '#text': 't' } })).toContain('<a y="true">t</a>')
  expect(writeXml({ a: { b: undefined, c: '', d: [] } })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a><c/></a>\n',
  )
})
