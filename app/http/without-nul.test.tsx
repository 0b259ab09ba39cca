import { text } from 'node:stream/consumers'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { withoutNul } from './without-nul.server'

test('a letter that falls on the end of React’s buffer leaves no zero byte in the page', async () => {
  const letters = Array.from({ length: 600 }, (_, i) => `l${i}`)
  for (const shift of ['', 'a', 'aa']) {
    const words = letters.map((key) => <i key={key}>élé</i>)
    const page = renderToPipeableStream(<p id={shift}>{words}</p>).pipe(withoutNul())
    expect(await text(page)).toBe(`<p id="${shift}">${'<i>élé</i>'.repeat(600)}</p>`)
  }
})
