import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findUpload, uploadPath, withoutSize } from './uploads-folder.server'

let folder: string
beforeAll(() => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-uploads-'))
  folder = path.join(home, 'uploads')
  fs.mkdirSync(path.join(folder, '2016/03'), { recursive: true })
  fs.writeFileSync(path.join(home, 'secret.pdf'), 'secret')
  fs.writeFileSync(path.join(folder, '2016/03/a.pdf'), 'a')
  fs.writeFileSync(path.join(folder, '2016/03', 'été.pdf'.normalize('NFD')), 'e')
  fs.symlinkSync('../../../secret.pdf', path.join(folder, '2016/03/link.pdf'))
  fs.symlinkSync('a.pdf', path.join(folder, '2016/03/near.pdf'))
  fs.symlinkSync('..', path.join(folder, '2016/up'))
})
afterAll(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }))

test.each([
  ['2016/03/a.pdf', 'found'],
  ['/2016//03/./a.pdf', 'found'],
  ['2016/03/été.pdf', 'found'],
  ['2016/03/b.pdf', 'missing'],
  ['2016/03', 'missing'],
  ['', 'outside'],
  ['../secret.pdf', 'outside'],
  ['2016/../../secret.pdf', 'outside'],
  ['2016/03/link.pdf', 'outside'],
  ['2016/03/near.pdf', 'outside'],
  ['2016/up/2016/03/a.pdf', 'outside'],
  ['2016\\..\\secret.pdf', 'outside'],
  ['2016/03/a.pdf\0.png', 'outside'],
])('%j is %s', async (upload, outcome) => {
  expect((await findUpload(folder, upload)).outcome).toBe(outcome)
})

test('a file that became a link after it was found is not opened', async () => {
  const file = path.join(folder, '2016/03/later.pdf')
  fs.writeFileSync(file, 'x')
  const found = await findUpload(folder, '2016/03/later.pdf')
  fs.rmSync(file)
  fs.symlinkSync('../../../secret.pdf', file)
  if (found.outcome !== 'found') throw new Error('It was there.')
  await expect(found.open()).rejects.toMatchObject({ code: 'ELOOP' })
})

test.each([
  ['https://a.test/wp-content/uploads/2016/03/b%20c.pdf?x=1', '2016/03/b c.pdf'],
  ['/wp-content/uploads/sites/3/2016/03/b.pdf', '2016/03/b.pdf'],
  ['https://a.test/2016/03/b.pdf', null],
])('%s lay at %s', (address, upload) => {
  expect(uploadPath(address)).toBe(upload)
})

test('a smaller picture is the picture', () => {
  expect(withoutSize('2016/plan-300x200.png')).toBe('2016/plan.png')
  expect(withoutSize('2016/plan-a3.png')).toBe('2016/plan-a3.png')
})
