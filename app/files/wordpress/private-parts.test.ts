import { describe, expect, test } from 'vitest'
import { partPost } from './private-parts'

const partsOf = (html: string) => partPost(html).parts.map((part) => [part.for, part.html.trim()])

describe('what WP-Members shows to members alone', () => {
  test('is taken out of the rest, in its order', () => {
    expect(partsOf('a [wpmem_logged_in]b[/wpmem_logged_in] c [wpmem_logged_in]d[/wpmem_logged_in]')).toEqual([
      ['all', 'a'],
      ['members', 'b'],
      ['all', 'c'],
      ['members', 'd'],
    ])
  })

  test.each([
    ['[wpmem_logged_in status="in"]b[/wpmem_logged_in]', 'members'],
    ['[wpmem_logged_in status=“in” wrap_class="x"]b[/wpmem_logged_in]', 'members'],
    ['[WPMEM_LOGGED_IN]b[/WPMEM_LOGGED_IN]', 'members'],
    ['[wp-members status=in]b[/wp-members]', 'members'],
    ['[wpmem_form login]b[/wpmem_form]', 'members'],
    ['[wpmem_logged_in role="editor"]b[/wpmem_logged_in]', 'stricter'],
    ['[wpmem_logged_in membership="gold"]b[/wpmem_logged_in]', 'stricter'],
    ['[wpmem_logged_in status="sub"]b[/wpmem_logged_in]', 'stricter'],
    ['[wpmem_logged_in]b [wpmem_logged_in id="3"]c[/wpmem_logged_in][/wpmem_logged_in]', 'stricter'],
    ['[restrict]b[/restrict]', 'stricter'],
    ['[members_only level="2"]b[/members_only]', 'stricter'],
  ])('%s is for %s', (html, whom) => {
    expect(partPost(`a ${html}`).parts.map((part) => part.for)).toEqual(['all', whom])
  })

  test('without an end goes on to the end', () => {
    expect(partsOf('a [wpmem_logged_in]b')).toEqual([
      ['all', 'a'],
      ['members', 'b'],
    ])
  })

  test('of another plugin is told of', () => {
    expect(partPost('[restrict]b[/restrict]').unsure).toEqual(['restrict'])
  })

  test.each(['[wpmem_logged_out]b[/wpmem_logged_out]', '[wpmem_logged_in status="out"]b[/wpmem_logged_in]'])(
    '%s is for visitors and left out',
    (html) => {
      expect(partPost(`a ${html} c`)).toMatchObject({ forGuests: 1, parts: [{ html: 'a ' }, { html: ' c' }] })
    },
  )

  test.each([
    '[wpmem_form register]',
    '[caption]b[/caption]',
    '[[wpmem_logged_in]]b[[/wpmem_logged_in]]',
    '[sic]',
  ])('%s closes nothing', (html) => {
    expect(partPost(`a ${html}`).parts.map((part) => part.for)).toEqual(['all'])
  })

  test('thousands of shortcodes are not compared with each other: all of it is closed', () => {
    expect(partPost('[wpmem_logged_in]'.repeat(100_000)).parts).toMatchObject([{ for: 'stricter' }])
  })
})
