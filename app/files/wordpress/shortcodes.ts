/** A tag of WordPress in square brackets: `[caption id="x"]`, `[/caption]`. */
export type Shortcode = {
  name: string
  attributes: Record<string, string>
  closes: boolean
  /** Where it stands in the text. */
  from: number
  to: number
}

const TAG = /\[(\/?)([a-z][\w-]*)((?:[ \t\r\n\u00a0][^[\]]*)?)\]/gi
/** Nobody writes longer ones, or so many; each would have to be compared with all others. */
const LONGEST_ATTRIBUTES = 2000
export const MOST_SHORTCODES = 2000
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g

/** Every shortcode of a text, in its order; those that are written twice in brackets, as text, are none. */
export function shortcodesOf(text: string): Shortcode[] {
  return [...text.matchAll(TAG)].flatMap((match) => {
    const [whole, stroke, name = '', rest = ''] = match
    const [from, to] = [match.index, match.index + whole.length]
    if (text[from - 1] === '[' && text[to] === ']') return []
    return [{ name: name.toLowerCase(), attributes: attributesOf(rest), closes: stroke === '/', from, to }]
  })
}

function attributesOf(text: string): Record<string, string> {
  // Editors put typographic quotation marks where straight ones are meant.
  const plain = text.slice(0, LONGEST_ATTRIBUTES).replace(/&#8220;|&#8221;|&#8243;|&quot;|[“”″«»]/g, '"')
  return Object.fromEntries(
    [...plain.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? '').trim(),
    ]),
  )
}

/** The tag that closes this one, or null; tags of the same name that lie between are taken in pairs. */
export function closingOf(opening: Shortcode, all: readonly Shortcode[]): Shortcode | null {
  let depth = 0
  for (const tag of all) {
    if (tag.from < opening.to || tag.name !== opening.name) continue
    if (!tag.closes) depth += 1
    else if (depth === 0) return tag
    else depth -= 1
  }
  return null
}
