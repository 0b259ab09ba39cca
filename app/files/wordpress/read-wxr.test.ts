import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWxr } from './read-wxr.server'
import type { WxrItem, WxrPart } from './wxr-fields'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-wxr-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function read(xml: string): Promise<WxrPart[]> {
  const file = path.join(folder, 'export.xml')
  fs.writeFileSync(file, xml)
  const parts: WxrPart[] = []
  for await (const part of readWxr(file)) parts.push(part)
  return parts
}

const whole = (inside: string, before = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${before}\n<rss version="2.0">\n<channel>\n<wp:wxr_version>1.2</wp:wxr_version>\n${inside}\n</channel>\n</rss>`

const itemOf = async (inside: string): Promise<WxrItem | undefined> => {
  const part = (await read(whole(`<item>${inside}</item>`)))[0]
  return part?.kind === 'item' ? part.item : undefined
}

describe('an export', () => {
  test('is read in its order: site, authors, items', async () => {
    const parts = await read(
      whole(`<wp:base_blog_url>https://a.test</wp:base_blog_url>
        <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[x]]></wp:author_login></wp:author>
        <item><wp:post_id>7</wp:post_id></item>`),
    )
    expect(parts).toMatchObject([
      { kind: 'site', url: 'https://a.test' },
      { kind: 'author', author: { id: '1', login: 'x', email: '' } },
      { kind: 'item', item: { id: '7', line: 7 } },
    ])
  })

  test('keeps what WordPress cuts in two so that its end is not taken for the end of a text', async () => {
    const item = await itemOf('<content:encoded><![CDATA[a ]]]]><![CDATA[> b &amp; c]]></content:encoded>')
    expect(item?.html).toBe('a ]]> b &amp; c')
  })

  test('has terms, the metadata that is wanted and no other, and a number of comments', async () => {
    const meta = (key: string, value: string) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
    const item = await itemOf(
      `<category domain="post_tag" nicename="cartes"><![CDATA[Cartes]]></category>${meta('_wpmem_block', '1')}${meta('_edit_lock', 'x')}
       <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>x</wp:comment_content></wp:comment>`,
    )
    expect(item).toMatchObject({
      terms: [{ domain: 'post_tag', nicename: 'cartes', name: 'Cartes' }],
      meta: { _wpmem_block: '1' },
      comments: 1,
    })
    expect(Object.keys(item?.meta ?? {})).toEqual(['_wpmem_block'])
  })

  test('a title of the site or of an item is not mixed up with one of another depth', async () => {
    const parts = await read(
      whole('<title>Site</title><image><title>Logo</title></image><item><title>T</title></item>'),
    )
    expect(parts).toMatchObject([{ item: { title: 'T' } }])
  })

  test('an item that is too large is told of, and what comes after it is read', async () => {
    const large = `<item><wp:post_id>1</wp:post_id><content:encoded><![CDATA[${'x'.repeat(9 * 1024 ** 2)}]]></content:encoded></item>`
    const parts = await read(whole(`${large}<item><wp:post_id>2</wp:post_id></item>`))
    expect(parts).toMatchObject([
      { item: { id: '1', tooLarge: true, html: '' } },
      { item: { id: '2', tooLarge: false } },
    ])
  })
})

describe('a file that is no sound export is refused with its line', () => {
  test.each([
    ['broken', whole('<item><title>x</item>'), /^line 5: unexpected close tag/],
    ['cut off', whole('<item>').slice(0, 120), /^line 6: unclosed tag/],
    ['a page', '<!DOCTYPE html><html></html>', /^line 1: has a document type of its own/],
    ['another feed', '<feed xmlns="x"></feed>', /^line 1: is no export of WordPress \(no RSS\)/],
    [
      'an RSS feed',
      '<rss version="2.0"><channel></channel></rss>',
      /is no export of WordPress \(no wp:wxr_version\)/,
    ],
    [
      'with entities of its own',
      whole('<title>&x;</title>', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      /^line 1: has a document type of its own/,
    ],
    ['with an entity that nobody has declared', whole('<title>&x;</title>'), /^line 5: undefined entity/],
    [
      'in another encoding',
      whole('', '<?xml version="1.0" encoding="ISO-8859-1"?>'),
      /is written in ISO-8859-1/,
    ],
    ['nested without end', whole('<a>'.repeat(30)), /^line 5: elements lie 20 deep/],
    ['nothing', '', /./],
  ])('%s', async (_name, xml, problem) => {
    await expect(read(xml)).rejects.toThrow(problem)
    await expect(read(xml)).rejects.toMatchObject({ name: 'BrokenExport' })
  })

  test('one text that does not end', async () => {
    await expect(
      read(whole(`<item><content:encoded><![CDATA[${'x'.repeat(34 * 1024 ** 2)}`)),
    ).rejects.toThrow('one text is longer than 32 MiB')
  }, 60_000)

  test('a folder', async () => {
    await expect(readWxr(folder).next()).rejects.toThrow('is no file')
  })
})
