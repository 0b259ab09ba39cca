import { expect, test } from 'vitest'
import { filledRows, flatValues, holdsTheSame } from './flat-values'

const nested = {
  slug: 'a',
  heldOn: null,
  position: 2,
  fr: { title: 'T' },
  programme: [{ time: '09:00' }, undefined, { time: '' }],
}

test('values stand under the names of their fields', () => {
  expect(flatValues(nested)).toEqual({
    slug: 'a',
    position: '2',
    'fr.title': 'T',
    'programme[0].time': '09:00',
    'programme[2].time': '',
  })
})

test('lines that hold nothing do not count', () => {
  expect(filledRows(flatValues(nested), 'programme')).toBe(1)
  expect(filledRows({}, 'programme')).toBe(0)
})

test('an empty field is the same as none', () => {
  expect(holdsTheSame({ slug: 'a', theme: '' }, { slug: 'a' })).toBe(true)
  expect(holdsTheSame({ slug: 'b' }, { slug: 'a' })).toBe(false)
})
