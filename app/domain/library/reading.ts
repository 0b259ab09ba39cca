import { z } from 'zod'

/** Beyond these a file is not read (security rule 6.9); it may still be kept and downloaded. */
export const MOST_PAGES = 5000
/** In points, a side: 7 metres. */
export const LONGEST_SIDE = 20_000
export const MOST_PIXELS = 40_000_000
/** Characters kept of a page, and of all pages together. */
export const MOST_TEXT = { page: 50_000, file: 5_000_000 }

/** Pictures of a page by their width in pixels: `small` stands in lists, `large` is read. */
export const IMAGE_SIZES = { small: 320, large: 1280 } as const
export type ImageSize = keyof typeof IMAGE_SIZES

export const isImageSize = (value: string): value is ImageSize => Object.hasOwn(IMAGE_SIZES, value)

/** How a file is shown: one slide after the other, as a text that is scrolled, as tables, or as the picture that it is. */
const READING_SHAPES = ['slides', 'paper', 'sheets', 'picture'] as const
export type ReadingShape = (typeof READING_SHAPES)[number]

export const OutlineItem = z.object({
  title: z.string().min(1).max(300),
  /** From 1. */
  page: z.int().min(1).max(MOST_PAGES),
  /** 0 for the first rank. */
  depth: z.int().min(0).max(8),
})
export type OutlineItem = z.infer<typeof OutlineItem>
const Outline = z.array(OutlineItem).max(2000)

/** What a file says of itself to readers of screens, and to whoever opens it. */
const ReadingFacts = z.object({
  /** Whether it has the structure that readers of screens want; null: its kind has always, or cannot say. */
  tagged: z.boolean().nullable(),
  /** The language it says it is written in, as it says it. */
  declaredLanguage: z.string().max(40).nullable(),
  /** What it fetches from elsewhere when it is opened in its own program. */
  externals: z.int().min(0).max(10_000),
})
export type ReadingFacts = z.infer<typeof ReadingFacts>

/** Why a file is not taken, or not read. */
export const READING_REFUSALS = [
  'broken',
  'encrypted',
  'macros',
  'oversized',
  'nested',
  'too-many-pages',
  'too-large-pages',
] as const
export type ReadingRefusal = (typeof READING_REFUSALS)[number]

const ReadPage = z.object({
  number: z.int().min(1).max(MOST_PAGES),
  title: z.string().min(1).max(300).nullable(),
  text: z.string().max(MOST_TEXT.page),
  /** In points; null where nothing is drawn. */
  width: z.number().min(0).max(LONGEST_SIDE).nullable(),
  height: z.number().min(0).max(LONGEST_SIDE).nullable(),
})
export type ReadPage = z.infer<typeof ReadPage>

/** All that is read out of one file. */
export const ReadFile = z.object({
  shape: z.enum(READING_SHAPES),
  /** ISO 639-1, guessed from the text. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable(),
  title: z.string().min(1).max(300).nullable(),
  outline: Outline,
  facts: ReadingFacts,
  pages: z.array(ReadPage).min(1).max(MOST_PAGES),
})
export type ReadFile = z.infer<typeof ReadFile>
