import type { ReadingShape } from './reading'

/** Below so much of the longest line's length a line ends its paragraph. */
const SHORT = 0.72
/** Numbers of lines and pages that stand alone. */
const SCRAP = 6
const BULLET = /^(?:[•▪‣◦·–—*]|\d{1,3}[.)]|[a-z]\))\s/

/**
 * Paragraphs of what was read out of a page. An empty line parts them; of a paper the lines of the print are put
 * together again, since they would break anew at every width, and a word that was cut in two is one.
 */
export function paragraphsOf(text: string, shape: ReadingShape): string[] {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
  return shape === 'paper' ? blocks.flatMap(unbroken) : blocks
}

function unbroken(block: string): string[] {
  const lines = block.split('\n').map((line) => line.trim())
  const longest = Math.max(...lines.map((line) => line.length))
  const paragraphs: string[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const last = paragraphs.at(-1)
    if (last === undefined || before === undefined || endsBetween(before, line, longest))
      paragraphs.push(line)
    else paragraphs[paragraphs.length - 1] = joined(last, line)
  })
  return paragraphs
}

function endsBetween(before: string, line: string, longest: number): boolean {
  if (before.length < SCRAP && line.length < SCRAP) return false
  return before.length < longest * SHORT || BULLET.test(line)
}

const joined = (before: string, line: string): string =>
  /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line) ? before.slice(0, -1) + line : `${before} ${line}`
