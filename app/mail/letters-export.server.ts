import { exportReadmeTexts } from '~/i18n/export-readme'
import { formatMoment } from '~/i18n/formats'
import { readSite } from '~/storage/content.server'
import { oneLine } from './header-value'
import { langOf, type Recipient } from './queue-letter.server'

/** The letter that lies beside the data of an export, in its owner's language: what each file holds, and what none does. */
export async function exportReadme(
  to: Recipient,
  { at, categories }: { at: Date; categories: string[] },
): Promise<{ name: string; text: string }> {
  const lang = langOf(to)
  const t = exportReadmeTexts[lang]
  const contents: Record<string, string> = t.contents
  const lines = [
    t.title((await readSite()).name, oneLine(to.firstName, 80)),
    t.made(formatMoment(at, lang)),
    t.formats,
    ...categories.map((name) => `${name}.json, ${name}.csv\n    ${contents[name] ?? ''}`),
    t.without,
  ]
  return { name: t.fileName, text: `${lines.join('\n\n')}\n` }
}
