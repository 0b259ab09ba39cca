import { expect, test } from 'vitest'
import { withAccents } from './apart-accents'

test('accents that older fonts set beside their letters come to stand on them', () => {
  expect(withAccents('Le pr´esent probl`eme de requˆetes franc¸aises, `a reconnaˆıtre na¨ıvement')).toBe(
    'Le présent problème de requêtes françaises, à reconnaître naïvement',
  )
})

test('marks of a program stay as they are', () => {
  const program = 'const a = `é`; x ` y; ~`a`'
  expect(withAccents(program)).toBe(program)
})
