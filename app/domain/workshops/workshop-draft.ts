import { z } from 'zod'
import { AUDIENCES } from '../access/access-policy'
import { draftDay, draftLine, draftPosition, draftSlug, draftText, withTitles } from '../draft-fields'
import type { FieldError } from '../field-error'
import type { Locale } from '../locale'
import type { Programme, ProgrammeItem } from './workshop'

const choose: FieldError = 'choose-one'
const required: FieldError = 'required'

const WorkshopTexts = z.object({
  title: draftLine(300),
  summary: draftText(1000),
  place: draftLine(300),
  body: draftText(100_000),
})

const ProgrammeRow = z.object({
  time: draftLine(20).transform(asClock),
  document: draftLine(80),
  titleFr: draftLine(200),
  titleEn: draftLine(200),
  speakerFr: draftLine(200),
  speakerEn: draftLine(200),
})
/** One line of the programme's form, both languages at once. */
export type ProgrammeRow = z.infer<typeof ProgrammeRow>

const isEmpty = (row: ProgrammeRow) => Object.values(row).every((value) => value === '')

/** What an editor writes of a workshop. */
export const WorkshopDraft = withTitles(
  z.object({
    slug: draftSlug,
    theme: z.string(choose),
    audience: z.enum(AUDIENCES, choose),
    heldOn: draftDay,
    position: draftPosition,
    fr: WorkshopTexts.prefault({}),
    en: WorkshopTexts.prefault({}),
    programme: z.array(ProgrammeRow).max(60).default([]),
  }),
)
  .superRefine((draft, context) => {
    draft.programme.forEach((row, i) => {
      if (!isEmpty(row) && !row.titleFr && !row.titleEn)
        context.addIssue({ code: 'custom', path: ['programme', i, 'titleFr'], message: required })
    })
  })
  .transform((draft) => ({ ...draft, programme: inOrder(draft.programme.filter((row) => !isEmpty(row))) }))
export type WorkshopDraft = z.infer<typeof WorkshopDraft>

/** « 9h », « 9h30 » and « 9:30 » are one way of writing 09:00 and 09:30; anything else stays as it was typed. */
function asClock(typed: string): string {
  const [whole, hour = '', minute = '00'] = /^(\d{1,2})\s?[:hH]\s?(\d{2})?$/.exec(typed) ?? []
  return whole && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : typed
}

/** By the clock where every line has its hour, so that a line may be typed at the end; else as typed. */
function inOrder(rows: ProgrammeRow[]): ProgrammeRow[] {
  const clocked = rows.every(({ time }) => /^\d{2}:\d{2}$/.test(time))
  return clocked ? [...rows].sort((a, b) => a.time.localeCompare(b.time)) : rows
}

/** The programme as one language's page shows it: the lines that have a title in it. */
export function programmeIn(lang: Locale, rows: ProgrammeRow[]): Programme {
  return rows.flatMap((row) => {
    const title = lang === 'fr' ? row.titleFr : row.titleEn
    const speaker = lang === 'fr' ? row.speakerFr : row.speakerEn
    if (!title) return []
    return [
      {
        time: row.time,
        title,
        ...(speaker ? { speaker } : {}),
        ...(row.document ? { document: row.document } : {}),
      },
    ]
  })
}

/** The lines of both languages side by side again: those of one hour together, none lost. */
export function programmeRows(fr: Programme, en: Programme): ProgrammeRow[] {
  const left = [...en]
  const rows = fr.map((line) => {
    const at = left.findIndex(({ time }) => time === line.time)
    return rowOf(line, at === -1 ? undefined : left.splice(at, 1)[0])
  })
  return inOrder([...rows, ...left.map((line) => rowOf(undefined, line))])
}

const NO_LINE: ProgrammeItem = { time: '', title: '' }

function rowOf(fr = NO_LINE, en = NO_LINE): ProgrammeRow {
  return {
    time: fr.time || en.time,
    document: fr.document ?? en.document ?? '',
    titleFr: fr.title,
    titleEn: en.title,
    speakerFr: fr.speaker ?? '',
    speakerEn: en.speaker ?? '',
  }
}
