import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memberOfUser } from './member-of-user'
import { readUsers, type WordpressUser } from './read-users.server'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-users-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function read(text: string) {
  const file = path.join(folder, 'users')
  fs.writeFileSync(file, text)
  return readUsers(file)
}

describe('a list of users', () => {
  test('of mysql has tabs, and roles as WordPress keeps them', async () => {
    const text =
      'ID\tuser_login\tuser_email\troles\tuser_pass\n1\tada\tada@a.test\ta:1:{s:6:"editor";b:1;}\t$P$Bx\n'
    expect(await read(text)).toMatchObject({
      outcome: 'read',
      users: [{ id: '1', email: 'ada@a.test', role: 'editor', passwordHash: '$P$Bx', confirmed: null }],
    })
  })

  test('of WP-CLI is JSON', async () => {
    const text = JSON.stringify([
      { ID: 1, user_login: 'ada', user_email: 'ada@a.test', roles: 'author,editor', active: 1 },
    ])
    expect(await read(text)).toMatchObject({
      users: [{ id: '1', role: 'author', active: '1', confirmed: null }],
    })
  })

  test('of WP-Members has the words that it shows', async () => {
    expect(await read('Username,Email,Activated?,Confirmed?\nada,ada@a.test,1,\n')).toMatchObject({
      users: [{ login: 'ada', active: '1', confirmed: '' }],
    })
  })

  test.each([
    ['{"a":1}', 'no column with e-mail addresses'],
    ['[{"a":', 'is no list of users'],
    ['', 'cannot be read (empty)'],
    ['ID,user_login\n1,ada\n', 'no column with e-mail addresses'],
  ])('%j is none', async (text, problem) => {
    expect(await read(text)).toMatchObject({ outcome: 'invalid', problem: expect.stringContaining(problem) })
  })
})

describe('a user as a member', () => {
  const now = new Date('2026-05-04')
  const user = (more: Partial<WordpressUser>): WordpressUser => ({
    ...{
      id: '1',
      login: 'ada',
      email: 'ada@a.test',
      displayName: 'Ada Exemple',
      firstName: 'Ada',
      lastName: 'Exemple',
    },
    ...{
      role: '',
      registered: '2016-03-01 09:00:00',
      passwordHash: '',
      active: '',
      confirmed: null,
      organisation: '',
    },
    ...more,
  })
  const become = (more: Partial<WordpressUser>, moderated = false) =>
    memberOfUser(user(more), { roles: new Map([['editor', 'editor']]), moderated, lang: 'fr' }, now)

  test.each([
    [{ active: '1' }, 'active'],
    [{ active: '0' }, 'pending'],
    [{ active: '2' }, 'suspended'],
    [{ active: '' }, 'active'],
    [{ active: '1', confirmed: '1456000000' }, 'active'],
    [{ active: '1', confirmed: '' }, 'unconfirmed'],
    [{ active: '2', confirmed: '' }, 'suspended'],
  ])('%j is %s', (more, standing) => {
    expect(become(more)).toMatchObject({ standing })
  })

  test('waits where the site lets in nobody without a word', () => {
    expect(become({ active: '' }, true)).toMatchObject({ standing: 'pending' })
    expect(become({ active: '1' }, true)).toMatchObject({ standing: 'active' })
  })

  test('is an editor where the operator says so, and an admin never', () => {
    expect(become({ role: 'editor' })).toMatchObject({ person: { role: 'editor' } })
    expect(become({ role: 'administrator' })).toMatchObject({ person: { role: 'member' } })
  })

  test.each([{ active: '0' }, { active: '1', confirmed: '' }])(
    'is no editor where the site has not let him in (%j), and the report says so',
    (more) => {
      const read = become({ role: 'editor', ...more })
      expect(read).toMatchObject({ person: { role: 'member' } })
      expect(read).toMatchObject({ notes: ['not as editor: the site has not let him in'] })
      expect(become(more)).toMatchObject({ notes: [] })
    },
  )

  test('takes his names from what the site shows, where he gave none', () => {
    const nameOf = (displayName: string) => {
      const read = become({ firstName: '', lastName: '', displayName })
      return read.outcome === 'person' ? [read.person.firstName, read.person.lastName] : null
    }
    expect(nameOf('Marie Curie Exemple')).toEqual(['Marie', 'Curie Exemple'])
    expect(nameOf('marie')).toEqual(['marie', '–'])
    expect(nameOf('')).toEqual(['ada', '–'])
  })

  test('has a date that can be one', () => {
    expect(become({})).toMatchObject({ registeredAt: new Date('2016-03-01T09:00:00Z') })
    for (const registered of ['0000-00-00 00:00:00', '2090-01-01 00:00:00', 'x', ''])
      expect(become({ registered })).toMatchObject({ registeredAt: null })
  })

  test('without an address is nobody', () => {
    expect(become({ email: 'x' })).toMatchObject({
      outcome: 'refused',
      why: expect.stringContaining('email'),
    })
  })
})
