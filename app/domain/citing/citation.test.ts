import { expect, test } from 'vitest'
import { readCitationAsked } from './citation'

const asked = (query: string) => readCitationAsked(new URLSearchParams(query))

test('a style is asked for, with a page of the work or without', () => {
  expect(asked('cite=apa')).toEqual({ style: 'apa', place: null })
  expect(asked('cite=mla&place=slides-3')).toEqual({ style: 'mla', place: { shape: 'slides', number: 3 } })
})

test('what is no style is not cited, and what is no page is left out', () => {
  expect(asked('')).toBeNull()
  expect(asked('cite=constructor')).toBeNull()
  for (const place of ['3', 'slides-', 'slides-x', 'verses-3', 'paper--1'])
    expect(asked(`cite=apa&place=${place}`)).toEqual({ style: 'apa', place: null })
})
