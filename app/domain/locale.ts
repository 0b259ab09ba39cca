/** The interface's languages, the first being the source and the default. */
export const LOCALES = ['fr', 'en'] as const

export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = 'fr'

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale)
}

export function otherLocales(locale: Locale): Locale[] {
  return LOCALES.filter((other) => other !== locale)
}

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4), French when none fits. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='))
      return { lang: tag.split('-')[0], weight: q ? Number(q.slice(2)) || 0 : 1 }
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const wish of wishes) if (isLocale(wish.lang)) return wish.lang
  return DEFAULT_LOCALE
}

/** The entry in the asked language, else in the first language that has one. */
export function inLocale<T extends { lang: string }>(entries: readonly T[], locale: Locale): T | undefined {
  return (
    entries.find((entry) => entry.lang === locale) ??
    LOCALES.map((lang) => entries.find((entry) => entry.lang === lang)).find(Boolean)
  )
}
