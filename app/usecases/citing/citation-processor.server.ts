import type { CitationStyle } from '~/domain/citing/citation'
import type { CslItem } from '~/domain/citing/csl-item'
import { LOCALES, type Locale } from '~/domain/locale'
import { onlyItalics } from '~/files/only-italics.server'
import apa from './styles/apa.csl?raw'
import chicago from './styles/chicago.csl?raw'
import iso690 from './styles/iso690.csl?raw'
import mla from './styles/mla.csl?raw'

const STYLES: Record<CitationStyle, string> = { apa, chicago, iso690, mla }
const CSL_LOCALES: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' }

let loading: ReturnType<typeof load> | undefined

/** The citation processor, read into memory when somebody first asks for a citation, not at the start. */
async function load() {
  const { Cite, plugins } = await import('@citation-js/core')
  await Promise.all([
    import('@citation-js/plugin-csl'),
    import('@citation-js/plugin-bibtex'),
    import('@citation-js/plugin-ris'),
  ])
  for (const [name, style] of Object.entries(STYLES)) plugins.config.get('@csl').styles.add(own(name), style)
  return Cite
}

const own = (style: string) => `portal-${style}`

/** A work that is given as it is: the processor reads nothing from elsewhere. */
async function cite(item: unknown) {
  loading ??= load()
  const Cite = await loading.catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return new Cite(item, { forceType: '@csl/object' })
}

/** An entry of a bibliography as text and as safe HTML, and its reference in running text. */
export async function inStyle(item: CslItem, style: CitationStyle, lang: Locale) {
  // Styles set a body's name as a family's: that it must not be taken apart is for reference managers.
  const author = item.author.map((name) => ('literal' in name ? { family: name.literal } : name))
  const cited = await cite({ ...item, author })
  // ISO 690 is asked for in its French use.
  const options = { template: own(style), lang: CSL_LOCALES[style === 'iso690' ? LOCALES[0] : lang] }
  return {
    text: cited.format('bibliography', { ...options, format: 'text' }).trim(),
    html: onlyItalics(cited.format('bibliography', { ...options, format: 'html' })),
    inText: cited.format('citation', { ...options, format: 'text' }),
  }
}

/** The same for reference managers. */
export async function inFormat(item: CslItem, format: 'bibtex' | 'ris'): Promise<string> {
  if (format === 'ris') return (await cite(item)).format(format)
  // The name of a body is written as it is, between braces: one of its own would end it.
  const author = item.author.map((name) =>
    'literal' in name ? { literal: name.literal.replace(/[{}\\]/g, '') } : name,
  )
  return (await cite({ ...item, author })).format(format)
}
