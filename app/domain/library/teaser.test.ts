import { describe, expect, test } from 'vitest'
import { cutAtMembers } from './teaser'

describe('the cut of a body', () => {
  test('what stands before the line is open, what stands after it is closed', () => {
    expect(cutAtMembers('Début.\n\n<!-- members -->\n\nSuite.\n')).toEqual({
      open: 'Début.\n\n',
      closed: '\n\nSuite.\n',
    })
  })

  test('without a cut, all of it is closed', () => {
    expect(cutAtMembers('Tout le texte.')).toEqual({ open: '', closed: 'Tout le texte.' })
  })

  test.each(['<!--members-->', '<!--   members   -->', '  <!-- members -->  ', '\t<!-- members -->'])(
    'the line may be written %j',
    (line) => {
      expect(cutAtMembers(`a\n${line}\nb`)).toEqual({ open: 'a\n', closed: '\nb' })
    },
  )

  test('the first cut counts, so that a second one opens nothing more', () => {
    const { open, closed } = cutAtMembers('a\n<!-- members -->\nb\n<!-- members -->\nc')
    expect(open).toBe('a\n')
    expect(closed).toContain('b')
  })

  test('a body that begins with the cut has no open part', () => {
    expect(cutAtMembers('<!-- members -->\nsecret').open).toBe('')
  })

  test('a cut of another system’s line ends is a cut', () => {
    const { open, closed } = cutAtMembers('a\r\n<!-- members -->\r\nb')
    expect(open).toBe('a\r\n')
    expect(closed.trim()).toBe('b')
  })

  test.each(['see <!-- members --> here', '<!-- member -->', '<!-- MEMBERS -->', '&lt;!-- members --&gt;'])(
    'what is not that line alone opens nothing: %s',
    (line) => {
      expect(cutAtMembers(`a\n${line}\nb`).open).toBe('')
    },
  )
})
