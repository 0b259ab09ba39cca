import type { Locale } from '~/domain/locale'

/**
 * One area's texts in all languages. French is the source: the compiler demands the same keys, and the same
 * arguments where a text is a function, of every other language.
 */
export type Dictionary<T> = Record<Locale, T>

export function dictionary<T>(fr: T, others: Record<Exclude<Locale, 'fr'>, NoInfer<T>>): Dictionary<T> {
  return { fr, ...others }
}
