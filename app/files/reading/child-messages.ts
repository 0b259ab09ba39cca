import { z } from 'zod'
import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import { IMAGE_SIZES, type ImageSize, READING_REFUSALS, ReadFile } from '~/domain/library/reading'

const Format = z.enum(Object.keys(FILE_FORMATS) as [FileFormat, ...FileFormat[]])
const Size = z.enum(Object.keys(IMAGE_SIZES) as [ImageSize, ...ImageSize[]])

/** What the portal asks of a child. One line of JSON each, as the answers are. */
export const ChildTask = z.discriminatedUnion('task', [
  z.object({ task: z.literal('examine'), file: z.string(), format: Format }),
  z.object({ task: z.literal('read'), file: z.string(), format: Format }),
  /** The file of the first drawing is the child's for good. */
  /** Gets ready to draw before a file is there. */
  z.object({ task: z.literal('warm-up') }),
  z.object({ task: z.literal('draw'), file: z.string(), format: Format, page: z.int().min(1), size: Size }),
])
export type ChildTask = z.infer<typeof ChildTask>

const Refused = z.object({ outcome: z.literal('refused'), reason: z.enum(READING_REFUSALS) })

// A child that a file has taken over may answer anything: it is believed in these shapes alone.
export const Examined = z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('sound') }), Refused])
export type Examined = z.infer<typeof Examined>

export const Read = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('read'), file: ReadFile }),
  Refused,
])
export type Read = z.infer<typeof Read>

export const MOST_IMAGE_BYTES = 4 * 1024 ** 2

export const Drawn = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('drawn'),
    webp: z.base64().max((MOST_IMAGE_BYTES * 4) / 3),
    width: z.int().min(1).max(1280),
    height: z.int().min(1).max(6000),
  }),
  Refused,
])
export type Drawn = z.infer<typeof Drawn>
