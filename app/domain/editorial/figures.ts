import { z } from 'zod'

// Data of the figures of editorial pages; the interface draws them as text, readable at 360 pixels and aloud.

const text = z.string().trim().min(1)
const Quarter = z.strictObject({ title: text, items: z.array(text).min(1) })

const SwotFigureData = z.strictObject({
  type: z.literal('swot'),
  caption: text,
  strengths: Quarter,
  weaknesses: Quarter,
  opportunities: Quarter,
  threats: Quarter,
})

const GroupsFigureData = z.strictObject({
  type: z.literal('groups'),
  caption: text,
  centre: text,
  items: z
    .array(
      z.strictObject({
        key: z.enum(['company', 'public-body', 'association', 'university']),
        title: text,
        text,
      }),
    )
    .min(1),
})

const StepsFigureData = z.strictObject({
  type: z.literal('steps'),
  caption: text,
  items: z.array(z.strictObject({ title: text, text, date: text.optional() })).min(1),
})

const KeyFiguresData = z.strictObject({
  type: z.literal('figures'),
  caption: text,
  items: z
    .array(z.strictObject({ value: text, unit: text.optional(), label: text, note: text.optional() }))
    .min(1),
})

export const Figure = z.discriminatedUnion('type', [
  SwotFigureData,
  GroupsFigureData,
  StepsFigureData,
  KeyFiguresData,
])
export type Figure = z.infer<typeof Figure>
export type FigureOf<T extends Figure['type']> = Extract<Figure, { type: T }>

/** The figures of a page's front matter, or the first thing that is wrong with them: `swot.threats.title: …`. */
export function readFigures(
  given: unknown,
): { outcome: 'read'; figures: Record<string, Figure> } | { outcome: 'invalid'; problem: string } {
  const parsed = z.record(z.string(), Figure).safeParse(given ?? {})
  if (parsed.success) return { outcome: 'read', figures: parsed.data }
  const [issue] = parsed.error.issues
  return { outcome: 'invalid', problem: `${issue?.path.join('.')}: ${issue?.message}` }
}
