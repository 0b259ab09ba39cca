import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import { WxrFields, type WxrPart } from './wxr-fields'

/** The file is no export, or is broken; the message says where and why, in one line. Nothing after it is known. */
export class BrokenExport extends Error {
  override readonly name = 'BrokenExport'
}

const MOST_BYTES = 4 * 1024 ** 3
const PIECE = 256 * 1024
/** Characters without a beginning or an end of anything: one text as long as this would have to be held whole. */
const MOST_BETWEEN = 32 * 1024 ** 2
const MOST_DEPTH = 20

/**
 * Reads an export of WordPress (WXR 1.0 to 1.2) from its beginning to its end, a piece at a time: it may be larger than
 * the memory. Entities of its own are not expanded; a file that declares any is refused.
 * @throws {BrokenExport}
 */
export async function* readWxr(file: string): AsyncGenerator<WxrPart> {
  const facts = await stat(file).catch(() => null)
  if (!facts?.isFile()) throw new BrokenExport('is no file')
  if (facts.size > MOST_BYTES) throw new BrokenExport(`is larger than ${MOST_BYTES / 1024 ** 3} GiB`)
  const reader = new WxrReader()
  const pieces = createReadStream(file, { encoding: 'utf8', highWaterMark: PIECE })
  for await (const piece of pieces) yield* reader.read(piece as string)
  yield* reader.end()
}

class WxrReader {
  private readonly parser = new SaxesParser()
  private readonly fields = new WxrFields()
  private readonly open: string[] = []
  private parts: WxrPart[] = []
  private sinceEvent = 0

  constructor() {
    const { parser } = this
    parser.on('error', ({ message }) => this.refuse(message.replace(/^[^ ]*?\d+:\d+: /, '')))
    parser.on('doctype', () => this.refuse('has a document type of its own (DOCTYPE), which is not read'))
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding && !/^utf-?8$/i.test(encoding)) this.refuse(`is written in ${encoding}, not in UTF-8`)
    })
    parser.on('opentag', ({ name, attributes }) =>
      this.begin(name, attributes as Record<string, SaxesAttributePlain & string>),
    )
    parser.on('closetag', () => this.finish())
    parser.on('text', (text) => this.take(text))
    parser.on('cdata', (text) => this.take(text))
  }

  read(piece: string): WxrPart[] {
    this.sinceEvent += piece.length
    this.parser.write(piece)
    if (this.sinceEvent > MOST_BETWEEN) this.refuse(`one text is longer than ${MOST_BETWEEN / 1024 ** 2} MiB`)
    return this.ready()
  }

  end(): WxrPart[] {
    this.parser.close()
    if (!this.fields.isExport) this.refuse('is no export of WordPress (no wp:wxr_version)')
    return this.ready()
  }

  private ready(): WxrPart[] {
    const { parts } = this
    this.parts = []
    return parts
  }

  private begin(name: string, attributes: Record<string, string>): void {
    this.sinceEvent = 0
    if (this.open.length === 0 && name !== 'rss') this.refuse('is no export of WordPress (no RSS)')
    this.open.push(name)
    if (this.open.length > MOST_DEPTH) this.refuse(`elements lie ${MOST_DEPTH} deep in each other`)
    this.fields.begin(this.place(), attributes, this.parser.line)
  }

  private finish(): void {
    this.sinceEvent = 0
    const part = this.fields.finish(this.place())
    if (part) this.parts.push(part)
    this.open.pop()
  }

  private take(text: string): void {
    this.sinceEvent = 0
    this.fields.take(text)
  }

  /** `item>wp:postmeta`: the names below the channel. */
  private place(): string {
    return this.open.slice(2).join('>')
  }

  private refuse(why: string): never {
    throw new BrokenExport(`line ${this.parser.line}: ${why}`)
  }
}
