import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { recogniseFile } from './file-kind.server'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-kind-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f030005fe02fea72d1b5f0000000049454e44ae426082',
  'hex',
)

/** One entry's place in an archive's list, and the record behind it. */
const EMPTY_LIST = (() => {
  const bytes = Buffer.alloc(46 + 22)
  bytes.write('PK\x01\x02', 0, 'latin1')
  bytes.write('PK\x05\x06', 46, 'latin1')
  bytes.writeUInt32LE(46, 46 + 12)
  return bytes
})()

const OLD_OFFICE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016)])
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')

test.each([
  ['a.pdf', Buffer.from('%PDF-1.7\n%%EOF\n'), { outcome: 'known', format: 'pdf' }],
  ['A.PDF', Buffer.from('%PDF-1.7\n%%EOF\n'), { outcome: 'known', format: 'pdf' }],
  ['a.png', PNG, { outcome: 'known', format: 'png' }],
  ['a.pdf', PNG, { outcome: 'refused', reason: 'misnamed' }],
  ['a.pdf.exe', Buffer.from('%PDF-1.7\n%%EOF\n'), { outcome: 'refused', reason: 'misnamed' }],
  ['a.pdf', Buffer.from(`MZ${'\0'.repeat(100)}`), { outcome: 'refused', reason: 'unknown' }],
  ['a.pdf', Buffer.from('<html><script>%PDF-1.7'), { outcome: 'refused', reason: 'disguised' }],
  [
    'a.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    { outcome: 'refused', reason: 'unknown' },
  ],
  ['a.csv', Buffer.from('Ville;Habitants\r\nÉvry;70000\r\n'), { outcome: 'known', format: 'csv' }],
  ['a.csv', Buffer.from('Évry;70000', 'latin1'), { outcome: 'known', format: 'csv' }],
  ['a.txt', Buffer.from('Ville;Habitants'), { outcome: 'refused', reason: 'unknown' }],
  ['a.csv', Buffer.from('\ufeff\n <html>'), { outcome: 'refused', reason: 'unknown' }],
  ['a.csv', Buffer.from([0x61, 0x00]), { outcome: 'refused', reason: 'unknown' }],
  ['a.png', Buffer.concat([PNG, EMPTY_LIST]), { outcome: 'refused', reason: 'disguised' }],
  [
    'a.pdf',
    Buffer.concat([Buffer.from('%PDF-1.7\n'), EMPTY_LIST]),
    { outcome: 'refused', reason: 'disguised' },
  ],
  // The last record of an archive, without the list that it tells of, is only bytes.
  ['a.png', Buffer.concat([PNG, EMPTY_LIST.subarray(46)]), { outcome: 'known', format: 'png' }],
  ['a.ppt', OLD_OFFICE, { outcome: 'refused', reason: 'legacy' }],
  ['a.pptx', Buffer.concat([OLD_OFFICE, LOCKED]), { outcome: 'refused', reason: 'encrypted' }],
  ['a.pdf', Buffer.alloc(0), { outcome: 'refused', reason: 'empty' }],
])('%s with its bytes is %j', async (name, bytes, kind) => {
  const file = path.join(folder, 'bytes')
  fs.writeFileSync(file, bytes)
  expect(await recogniseFile(file, name)).toEqual(kind)
})
