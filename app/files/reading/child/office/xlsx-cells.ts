import { readXml } from './xml'

export type Cell = {
  /** `BC12` */
  place: string | null
  /** As the file writes it: `s` for a shared string, `n` for a number, … */
  type: string
  isDate: boolean
  value: string
}

/** Formats of dates and hours that every program knows by their number (ECMA-376, 18.8.30). */
const isDateFormat = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47)

/** Which styles of cells show their number as a date, in their order. */
export function readDateStyles(xml: string): boolean[] {
  const own = new Set<number>()
  const styles: boolean[] = []
  let inCells = false
  readXml(xml, {
    open: {
      numFmt: ({ numFmtId, formatCode = '' }) => {
        // What stands in quotes or brackets is text or colour, no part of a date.
        const code = formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
        if (/[dy]|m[^0#]*h|h[^0#]*m/i.test(code)) own.add(Number(numFmtId))
      },
      cellXfs: () => {
        inCells = true
      },
      xf: ({ numFmtId }) => {
        if (inCells) styles.push(isDateFormat(Number(numFmtId)) || own.has(Number(numFmtId)))
      },
    },
    close: {
      cellXfs: () => {
        inCells = false
      },
    },
  })
  return styles
}

/** What a cell shows, without the decoration of its format. */
export function shownCell({ type, isDate, value }: Cell, strings: string[], from1904: boolean): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  const number = Number(value)
  if (type !== 'n' || value.trim() === '' || !Number.isFinite(number)) return value
  if (isDate) return shownDate(number, from1904)
  // 0.1 + 0.2 is kept with its seventeen digits, and shown with fewer.
  return String(Number(number.toPrecision(15)))
}

const DAY = 86_400_000
/** The last day of the year 9999. */
const LAST_DAY = 2_958_465

/** Days since the last of 1899, or the first of 1904 in what old Macs wrote; less than a day is an hour. */
function shownDate(number: number, from1904: boolean): string {
  if (number < 0 || number > LAST_DAY) return String(number)
  const text = new Date(Math.round((number - (from1904 ? 24_107 : 25_569)) * DAY)).toISOString()
  if (number < 1) return text.slice(11, 16)
  return number % 1 === 0 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}
