import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../markdown.server'
import { wordpressLine, wordpressMarkdown } from './to-markdown.server'

const addresses = {
  link: (href: string) => (href.includes('ancien.test') ? '/documents/ici' : null),
  picture: (src: string) => (src.includes('ancien.test') ? 'plan.png' : null),
  pictures: (ids: string[]) => ids.map((id) => `${id}_nuit*.png`),
}
const convert = (html: string, classic = false) => wordpressMarkdown(html, { classic, addresses })
const markdown = (html: string, classic = false) => convert(html, classic).markdown

describe('the HTML of WordPress as our Markdown', () => {
  test.each([
    ['<h2>Titre</h2><p>Un <strong>mot</strong>, <em>deux</em>.</p>', '## Titre\n\nUn **mot**, *deux*.'],
    ['<ul><li>a</li><li>b</li></ul>', '-   a\n-   b'],
    ['<p><del>faux</del> H<sub>2</sub>O</p>', '~~faux~~ H2O'],
    [
      '<p><a href="https://ancien.test/x">ici</a> et <a href="https://ailleurs.test/a (1)">là</a></p>',
      '[ici](/documents/ici) et [là](https://ailleurs.test/a%20%281%29)',
    ],
    ['<p><a href="javascript:alert(1)">x</a><a href="#haut">haut</a></p>', 'xhaut'],
    ['<script>alert(1)</script><style>p{}</style><p onclick="x()">a</p>', 'a'],
    ['<iframe src="https://video.test/1"></iframe>', '[https://video.test/1](https://video.test/1)'],
    [
      '<figure><img src="https://ancien.test/p.png" alt="Plan"><figcaption>Légende</figcaption></figure>',
      '*Plan (plan.png)*\n\nLégende',
    ],
    ['<img src="https://ailleurs.test/traceur.gif">', ''],
    ['<pre><code>if (a &lt; b)\n  x()</code></pre>', '```\nif (a < b)\n  x()\n```'],
    ['<!-- wp:paragraph {"x":1} --><p>a</p><!-- /wp:paragraph -->', 'a'],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected)
  })

  test('a table has its first row as heading, each cell in one line', () => {
    const html =
      '<table><tr><td>A</td><td>B | C</td></tr><tr><td>1<br>2</td><td><ul><li>x</li><li>y</li></ul></td></tr></table>'
    expect(markdown(html)).toBe('| A | B \\| C |\n| --- | --- |\n| 1 2 | -   x -   y |')
  })

  test('tables in tables, as deep as somebody likes, take no longer than their text', () => {
    const deep = `${'<table><tr><td>'.repeat(40)}fond${'</td></tr></table>'.repeat(40)}`
    expect(markdown(deep)).toBe('fond')
  })

  test('the old editor’s empty lines are paragraphs, its line ends are line ends', () => {
    expect(markdown('un\ndeux\n\ntrois\n<h2>Titre</h2>\nquatre\n\n<ul>\n<li>a</li>\n</ul>\n', true)).toBe(
      'un  \ndeux\n\ntrois\n\n## Titre\n\nquatre\n\n-   a',
    )
    expect(markdown('<pre>a\n\nb</pre>\n\nc', true)).toContain('a\n\nb')
  })
})

describe('shortcodes', () => {
  test.each([
    [
      '[caption id="1"]<img src="https://ancien.test/p.png" alt=""> Légende[/caption]',
      '*(plan.png)*\n\nLégende',
    ],
    ['[gallery ids="3, 4"]', '-   3\\_nuit\\*.png\n-   4\\_nuit\\*.png'],
    ['[embed]https://video.test/1[/embed]', '[https://video.test/1](https://video.test/1)'],
    [
      '[video mp4="https://ailleurs.test/f.mp4"][/video]',
      '[https://ailleurs.test/f.mp4](https://ailleurs.test/f.mp4)',
    ],
    ['[embed]javascript:alert(1)[/embed]', ''],
    ['un mot [sic] entre crochets', 'un mot \\[sic\\] entre crochets'],
    ['[[gallery]]', '\\[gallery\\]'],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected)
  })

  test('of other plugins leave what they enclose, and are noted', () => {
    expect(convert('[colonne largeur="2"]dedans[/colonne]')).toEqual({
      markdown: 'dedans',
      notes: ['the shortcode [colonne]'],
    })
  })
})

test('blocks that WordPress fills when it shows them are noted', () => {
  const html =
    '<!-- wp:block {"ref":12} /--><!-- wp:latest-posts /--><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->'
  expect(convert(html)).toEqual({ markdown: 'a', notes: ['the block block', 'the block latest-posts'] })
})

describe('text that looks like something else stays text', () => {
  test.each([
    '<p>&lt;!-- members --&gt;</p>',
    '<pre><code>&lt;!-- members --&gt;</code></pre>',
    '<pre><code>a\n&lt;!--members--&gt;\nb</code></pre>',
    '<p><!-- members --></p>',
  ])('%s makes no cut', (html) => {
    expect(markdown(html)).not.toMatch(/^[ \t]*<!--[ \t]*members[ \t]*-->/m)
  })

  test('angle brackets and entities are shown as they were', () => {
    const html = '<p>&lt;b&gt; et &amp;lt; et 2 &lt; 3</p>'
    expect(renderMarkdown(markdown(html))).toBe('<p>&lt;b&gt; et &amp;lt; et 2 &lt; 3</p>\n')
  })
})

describe('takes no longer than the text is long', () => {
  const many = 100_000
  test.each([
    ['blanks', `x${' '.repeat(many)}x`],
    ['blanks in code', `<pre>x${' '.repeat(many)}x</pre>`],
    ['line ends', `x${'\n'.repeat(many)}x`],
    ['tags that do not end', '<p '.repeat(many)],
    ['code that does not end', '<pre'.repeat(many)],
    ['comments that do not end', '<!--more '.repeat(many)],
    ['a shortcode with one endless word', `[x ${'a'.repeat(many)}]`],
    ['shortcodes in shortcodes', '[x y="1"]'.repeat(many)],
    ['quotations in quotations', '<blockquote>'.repeat(10_000)],
    ['brackets', '['.repeat(many)],
  ])(
    '%s',
    (_name, html) => {
      expect(markdown(html, true).length).toBeLessThanOrEqual(2 * html.length)
    },
    60_000,
  )
})

test('a title is one line, without tags, its entities read', () => {
  expect(wordpressLine('L&#8217;<em>eau</em> &amp;\n le\u0007 feu &lt;3', 100)).toBe('L’eau & le feu <3')
  expect(wordpressLine('énergie', 4)).toBe('éner')
})
