import type { ReadPage } from '~/domain/library/reading'

const SAMPLE = 900
const SAMPLES = 9
const TOO_LITTLE = 60

/**
 * The language that most of the text is in (ISO 639-1), by samples from its beginning to its end, since title pages
 * and bibliographies speak others. What the file declares counts only where there is too little to guess from:
 * programs declare the language of their menus.
 */
export async function languageOf(pages: ReadPage[], declared: string | null): Promise<string | null> {
  const votes = await vote(pages.map((page) => page.text).join('\n'))
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  if (best) return best[0]
  return /^[a-z]{2}(?=-|$)/i.exec(declared ?? '')?.[0].toLowerCase() ?? null
}

async function vote(text: string): Promise<Map<string, number>> {
  // A fifth of a second, which a drawing need not wait for.
  const { eld } = await import('eld/extrasmall')
  const votes = new Map<string, number>()
  const step = Math.max(SAMPLE, Math.floor(text.length / SAMPLES))
  for (let at = 0; at < text.length; at += step) {
    const words = text
      .slice(at, at + SAMPLE)
      .replace(/[\d\p{P}\p{S}]+/gu, ' ')
      .trim()
    const guess = words.length > TOO_LITTLE ? eld.detect(words) : null
    if (guess?.language && guess.isReliable()) votes.set(guess.language, (votes.get(guess.language) ?? 0) + 1)
  }
  return votes
}
