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

test.each([
  ['a.pdf', Buffer.from('%PDF-1.7\n%%EOF\n'), { outcome: 'known', format: 'pdf' }],
  ['A.PDF', Buffer.from('%PDF-1.7\n%%EOF\n'), { outcome: 'known', format: 'pdf' }],
  ['a.png', PNG, { outcome: 'known', format: 'png' }],
  ['a.pdf', PNG, { outcome: 'refused', reason: 'misnamed' }],
  ['a.pdf.exe', Buffer.from('%PDF-1.7\n%%EOF\n'), { outcome: 'refused', reason: 'misnamed' }],
  ['a.pdf', Buffer.from(`MZ${'\0'.repeat(100)}`), { outcome: 'refused', reason: 'unknown' }],
  ['a.pdf', Buffer.from('<html><script>%PDF-1.7'), { outcome: 'refused', reason: 'unknown' }],
  [
    'a.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    { outcome: 'refused', reason: 'unknown' },
  ],
  ['a.pdf', Buffer.alloc(0), { outcome: 'refused', reason: 'empty' }],
])('%s with its bytes is %j', async (name, bytes, kind) => {
  const file = path.join(folder, 'bytes')
  fs.writeFileSync(file, bytes)
  expect(await recogniseFile(file, name)).toEqual(kind)
})
