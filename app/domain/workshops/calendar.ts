// iCalendar (RFC 5545) of workshops; their hours are those of Paris.

/** A workshop as a calendar takes it. */
export type CalendarEvent = {
  /** Stays, whatever changes. */
  uid: string
  title: string
  summary: string
  place: string
  address: string
  /** YYYY-MM-DD */
  day: string
  /** Lines of the programme with their hours. */
  programme: { time: string; title: string }[]
  changedAt: Date
}

/** A calendar file; `name` is what a calendar program calls it, `programme` the word before the lines. */
export function writeCalendar(
  events: CalendarEvent[],
  { name, programme }: { name: string; programme: string },
) {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//TerriNum portal//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    property('NAME', name),
    property('X-WR-CALNAME', name),
    ...(events.some(({ programme: lines }) => hours(lines)) ? PARIS : []),
    ...events.flatMap((event) => eventLines(event, programme)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function eventLines(event: CalendarEvent, word: string): string[] {
  const day = event.day.replaceAll('-', '')
  const times = hours(event.programme)
  const changed = event.changedAt.toISOString().replace(/[-:]|\.\d+/g, '')
  const programme = event.programme.map(({ time, title }) => `${time} ${title}`.trim())
  const description = [event.summary, ...(programme.length ? [`${word}\n${programme.join('\n')}`] : [])]
  return [
    'BEGIN:VEVENT',
    property('UID', event.uid),
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    ...(times
      ? [
          `DTSTART;TZID=Europe/Paris:${day}T${times.from}00`,
          ...(times.to ? [`DTEND;TZID=Europe/Paris:${day}T${times.to}00`] : []),
        ]
      : [`DTSTART;VALUE=DATE:${day}`]),
    property('SUMMARY', event.title),
    property('DESCRIPTION', description.filter(Boolean).join('\n\n')),
    ...(event.place ? [property('LOCATION', event.place)] : []),
    `URL:${event.address}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

/** From the first hour of the programme to its last, as HHMM; null without hours: then it takes the day. */
function hours(programme: { time: string }[]): { from: string; to: string | null } | null {
  const times = programme
    .flatMap(({ time }) => time.match(/\b([01]?\d|2[0-3])[:h]([0-5]\d)?(?!\d)/g) ?? [])
    .map((time) => {
      const [hour = '', minutes = ''] = time.split(/[:h]/)
      return hour.padStart(2, '0') + (minutes || '00')
    })
    .sort()
  const [from, to] = [times[0], times.at(-1)]
  return from ? { from, to: to && to > from ? to : null } : null
}

const property = (name: string, text: string): string =>
  `${name}:${text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, '\\n')
    .replace(CONTROLS, '')}`

// biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in a text (RFC 5545, 3.3.11)
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** Lines of 75 octets at most, never cut within a letter (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const its = new TextEncoder().encode(letter).length
    if (octets + its > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += its
  }
  return [...parts, part].join('\r\n')
}

/** Summer time as the Union keeps it since 1996. */
const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]
