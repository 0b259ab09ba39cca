import type { Locale } from '~/domain/locale'
import { readSite } from '~/storage/content.server'

/** Names of the themes in this language, by key. */
export async function themeNames(lang: Locale): Promise<ReadonlyMap<string, string>> {
  const { themes } = await readSite()
  return new Map(themes.map(({ key, name }) => [key, name[lang]]))
}

/** Name of the centre. */
export const siteName = async (): Promise<string> => (await readSite()).name
