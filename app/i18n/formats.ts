import type { Locale } from '~/domain/locale'

// Made once: building an Intl formatter costs more than using it a hundred times.
const longDates = formatters({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' })
const moments = formatters({ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })
const numbers = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
}

function formatters(options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> {
  return { fr: new Intl.DateTimeFormat('fr-FR', options), en: new Intl.DateTimeFormat('en-GB', options) }
}

/** « 3 novembre 2015 » */
export const formatDate = (date: Date | string, lang: Locale): string =>
  firstOfMonth(longDates[lang].format(new Date(date)), lang)

/** « 3 novembre 2015 à 09:30 », Paris time. */
export const formatMoment = (date: Date | string, lang: Locale): string =>
  firstOfMonth(moments[lang].format(new Date(date)), lang)

/** French says « 1er juin », and « 2 juin ». */
const firstOfMonth = (text: string, lang: Locale): string =>
  lang === 'fr' ? text.replace(/^1 /, '1er ') : text

export const formatNumber = (value: number, lang: Locale): string => numbers[lang].format(value)

const UNITS = { fr: ['octets', 'ko', 'Mo', 'Go'], en: ['bytes', 'kB', 'MB', 'GB'] }

/** Bytes as « 1,4 Mo » (decimal units, as people read them). */
export function formatBytes(bytes: number, lang: Locale): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = step === 0 ? bytes : bytes / 1000 ** step
  return `${formatNumber(value, lang)}\u00a0${UNITS[lang][step]}`
}
