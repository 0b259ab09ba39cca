import { type Audience, strictestAudience } from '~/domain/access/access-policy'
import type { Addresses } from '~/files/wordpress/addresses'
import { isClassic } from '~/files/wordpress/classic-paragraphs'
import { type PostPart, partPost } from '~/files/wordpress/private-parts'
import { wordpressMarkdown } from '~/files/wordpress/to-markdown.server'

export type PostBody = { markdown: string; audience: Audience; notes: string[] }

const MORE = /<!--more(?:\s[^<>]*)?-->/i
const CUT = '<!-- members -->'

/**
 * The text of a post, cut for the teaser: at `<!--more-->`, and before what the post shows to members alone, which makes
 * a post for members of one that was open. Nothing goes before the cut that did not stand there.
 */
export function postBody(html: string, audience: Audience, addresses: Addresses): PostBody {
  const { parts, unsure, forGuests } = partPost(html)
  const notes = [
    ...unsure.map((name) => `[${name}] may have closed a part: it is behind the gate, by request`),
    ...(forGuests ? ['what was shown to visitors alone is left out'] : []),
  ]
  const whom = audienceWith(audience, parts)
  if (whom !== audience) notes.push(`has parts that were not for everybody: for ${whom}`)
  const { open, closed, cut } = audience === 'public' ? cutOpen(parts) : cutClosed(parts)
  const classic = isClassic(html)
  const write = (pieces: string[]) => {
    const written = pieces.map((piece) => wordpressMarkdown(piece, { classic, addresses }))
    for (const { notes: left } of written) notes.push(...left.map((what) => `${what} is left out`))
    return written
      .map(({ markdown }) => markdown)
      .filter(Boolean)
      .join('\n\n')
  }
  const [before, after] = [write(open), write(closed)]
  const markdown = cut
    ? [before, CUT, after].filter(Boolean).join('\n\n')
    : [before, after].filter(Boolean).join('\n\n')
  return { markdown, audience: whom, notes: [...new Set(notes)] }
}

function audienceWith(audience: Audience, parts: PostPart[]): Audience {
  if (parts.some((part) => part.for === 'stricter')) return strictestAudience(audience, 'by-request')
  return parts.some((part) => part.for === 'members') ? strictestAudience(audience, 'members') : audience
}

type CutParts = { open: string[]; closed: string[]; cut: boolean }

/** Of an open post: what it closes goes behind the cut, all else stays before it; without that, its own cut. */
function cutOpen(parts: PostPart[]): CutParts {
  if (parts.every((part) => part.for === 'all')) return cutAtMore(parts)
  return {
    open: parts.filter((part) => part.for === 'all').map(({ html }) => html),
    closed: parts.filter((part) => part.for !== 'all').map(({ html }) => html),
    cut: true,
  }
}

/** Of a closed post: what stands before its own cut, but for what that closes again. */
function cutClosed(parts: PostPart[]): CutParts {
  if (parts.some((part) => part.for === 'all' && MORE.test(part.html))) return cutAtMore(parts)
  return { open: [], closed: parts.map(({ html }) => html), cut: false }
}

function cutAtMore(parts: PostPart[]): CutParts {
  const at = parts.findIndex((part) => part.for === 'all' && MORE.test(part.html))
  if (at < 0) return { open: parts.map(({ html }) => html), closed: [], cut: false }
  const html = parts[at]?.html ?? ''
  const [before = ''] = html.split(MORE, 1)
  const rest = html.slice(before.length).replace(MORE, '')
  const earlier = parts.slice(0, at)
  return {
    open: [...earlier.filter((part) => part.for === 'all').map((part) => part.html), before],
    closed: [
      ...earlier.filter((part) => part.for !== 'all').map((part) => part.html),
      rest,
      ...parts.slice(at + 1).map((part) => part.html),
    ],
    cut: true,
  }
}
