import fs from 'node:fs'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { LONGEST_SIDE, MOST_PAGES } from '~/domain/library/reading'
import { Refusal } from './refusal'

type Calls = Record<string, (...args: number[]) => number>
type Module = { HEAPU8: Uint8Array; wasmExports: Calls }

/** What a child may hold; a larger file is kept, and not read. */
export const MOST_BYTES = 512 * 1024 ** 2

/** FPDF_GetLastError: what a document wants a password for, or is locked by a scheme that PDFium does not know. */
const LOCKED = [4, 5]

/**
 * A PDF opened by PDFium, in WebAssembly: what it reads cannot leave its memory. The package's own classes know pages
 * and their text; outlines, titles, labels and letter sizes are asked of PDFium itself (fpdf_doc.h, fpdf_text.h).
 */
export class Pdf {
  private constructor(
    private readonly module: Module,
    private readonly document: number,
    readonly pageCount: number,
    private readonly at: number,
    private readonly size: number,
  ) {}

  /** @throws {Refusal} when it is broken, locked, or has too many pages. */
  static async open(file: string): Promise<Pdf> {
    const size = fs.statSync(file).size
    if (size > MOST_BYTES) throw new Refusal('oversized')
    return Pdf.load(size, (memory) => fill(memory, file))
  }

  static async of(bytes: Buffer): Promise<Pdf> {
    return Pdf.load(bytes.length, (memory) => memory.set(bytes))
  }

  /** Straight into PDFium's memory: a large file is held once. */
  private static async load(size: number, write: (memory: Uint8Array) => void): Promise<Pdf> {
    const module = await pdfium()
    const { malloc, FPDF_LoadMemDocument64, FPDF_GetLastError, FPDF_GetPageCount } =
      module.wasmExports as Needed
    const at = malloc(size)
    if (!at) throw new Refusal('oversized')
    write(module.HEAPU8.subarray(at, at + size))
    const document = FPDF_LoadMemDocument64(at, size, 0)
    if (!document) throw new Refusal(LOCKED.includes(FPDF_GetLastError()) ? 'encrypted' : 'broken')
    const pageCount = FPDF_GetPageCount(document)
    if (pageCount < 1) throw new Refusal('broken')
    if (pageCount > MOST_PAGES) throw new Refusal('too-many-pages')
    return new Pdf(module, document, pageCount, at, size)
  }

  /** The file itself, until PDFium's memory grows. */
  get source(): Buffer {
    return Buffer.from(this.module.HEAPU8.buffer, this.at, this.size)
  }

  /** One of PDFium's functions, by its name in its headers. */
  call(name: string, ...args: number[]): number {
    const found = this.module.wasmExports[name]
    if (!found) throw new Error(`PDFium has no ${name}.`)
    return found(...args)
  }

  /** The document first, as most functions want it. */
  ask(name: string, ...args: number[]): number {
    return this.call(name, this.document, ...args)
  }

  /** In points, without opening the page. @throws {Refusal} for a page that no printer prints. */
  sizeOf(index: number): { width: number; height: number } {
    return this.withMemory(8, (at) => {
      if (!this.ask('FPDF_GetPageSizeByIndexF', index, at)) throw new Refusal('broken')
      const floats = new DataView(this.module.HEAPU8.buffer, at, 8)
      const [width, height] = [floats.getFloat32(0, true), floats.getFloat32(4, true)]
      // A page without area cannot be shown; PDFium gives the size of a letter to pages that say nothing.
      if (!(width > 0 && height > 0)) throw new Refusal('broken')
      if (width > LONGEST_SIDE || height > LONGEST_SIDE) throw new Refusal('too-large-pages')
      return { width, height }
    })
  }

  /** Opens a page for the work; null when this page alone is broken. */
  withPage<T>(index: number, work: (page: number) => T): T | null {
    const page = this.ask('FPDF_LoadPage', index)
    if (!page) return null
    try {
      return work(page)
    } finally {
      this.call('FPDF_ClosePage', page)
    }
  }

  /** Lends so many bytes of PDFium's memory. */
  withMemory<T>(bytes: number, work: (at: number) => T): T {
    const at = this.call('malloc', bytes)
    try {
      return work(at)
    } finally {
      this.call('free', at)
    }
  }

  /** A copy of PDFium's memory. */
  bytes(at: number, length: number): Buffer {
    return Buffer.from(this.module.HEAPU8.slice(at, at + length).buffer)
  }

  floats(at: number, count: number): number[] {
    const view = new DataView(this.module.HEAPU8.buffer, at, 4 * count)
    return Array.from({ length: count }, (_, i) => view.getFloat32(4 * i, true))
  }

  /** What a function writes as UTF-16 into memory that it is given; it is asked first how much that is. */
  text(most: number, write: (at: number, bytes: number) => number): string {
    const length = Math.min(write(0, 0), most * 2 + 2)
    if (length < 4) return ''
    return this.withMemory(length, (at) => {
      // A text that is longer than what it is given is not written at all.
      const written = Math.min(write(at, length), length)
      return this.bytes(at, written).toString('utf16le').replace(/\0.*$/s, '')
    })
  }

  /** A name as C writes it: ASCII, ended by a zero. */
  withName<T>(name: string, work: (at: number) => T): T {
    const bytes = Buffer.from(`${name}\0`, 'latin1')
    return this.withMemory(bytes.length, (at) => {
      this.module.HEAPU8.set(bytes, at)
      return work(at)
    })
  }
}

type Needed = Record<
  'malloc' | 'FPDF_LoadMemDocument64' | 'FPDF_GetLastError' | 'FPDF_GetPageCount',
  (...args: number[]) => number
>

function fill(memory: Uint8Array, file: string): void {
  const opened = fs.openSync(file, 'r')
  for (let at = 0; at < memory.length; ) {
    const read = fs.readSync(opened, memory, at, memory.length - at, at)
    if (!read) throw new Refusal('broken')
    at += read
  }
  fs.closeSync(opened)
}

let loading: Promise<Module> | undefined

function pdfium(): Promise<Module> {
  loading ??= PDFiumLibrary.init().then((library) => (library as unknown as { module: Module }).module)
  return loading
}
