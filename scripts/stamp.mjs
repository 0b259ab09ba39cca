import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Remembers in a file for which sources a step was done. Names, times and sizes are compared first; only when
 * they differ are the contents, so that a fresh checkout of the same sources is recognised.
 */
export class Stamp {
  #file
  #sources

  /** @param {string} file @param {() => string[]} sources paths of all files that the step depends on */
  constructor(file, sources) {
    this.#file = file
    this.#sources = sources
  }

  isCurrent() {
    const kept = this.#read()
    if (!kept) return false
    const files = this.#sources()
    if (kept.quick === quickMark(files)) return true
    if (kept.content !== contentMark(files)) return false
    this.#tryWrite(files)
    return true
  }

  /** What the sources are now: taken before a step, written after it, so that an edit meanwhile is noticed. */
  take() {
    const files = this.#sources()
    return { quick: quickMark(files), content: contentMark(files) }
  }

  write(mark = this.take()) {
    mkdirSync(path.dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify(mark))
  }

  #tryWrite(files) {
    try {
      this.write({ quick: quickMark(files), content: contentMark(files) })
    } catch {
      // On a read-only disk the contents are compared each time.
    }
  }

  #read() {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8'))
    } catch {
      return null
    }
  }
}

/**
 * All files below these files and folders, sorted; what does not exist is left out.
 * @param {string[]} places
 * @param {(place: string) => boolean} isWanted asked for folders, too
 */
export function filesBelow(places, isWanted = () => true) {
  return places.flatMap((place) => walk(place, isWanted)).sort()
}

function walk(place, isWanted) {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found || !isWanted(place)) return []
  if (!found.isDirectory()) return [place]
  return readdirSync(place).flatMap((name) => walk(path.join(place, name), isWanted))
}

function quickMark(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file}\0${mtimeMs}\0${size}\n`)
  }
  return hash.digest('hex')
}

function contentMark(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(`${file}\0`).update(createHash('sha256').update(readFileSync(file)).digest())
  return hash.digest('hex')
}
