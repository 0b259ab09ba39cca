import type { Locale } from '~/domain/locale'
import { feedTexts } from '~/i18n/feeds'
import { paths } from '~/paths'
import { siteName } from '~/usecases/machines/site-names.server'
import { absoluteAddress } from '../addresses.server'
import { machineAnswer } from './machine-answer.server'
import { writeXml } from './xml.server'

/** A name of sixteen characters at most is all that the format allows. */
const LONGEST_NAME = 16

/** The description of the search for browsers. */
export async function answerOpenSearch(request: Request, lang: Locale): Promise<Response> {
  const name = await siteName()
  const xml = writeXml({
    OpenSearchDescription: {
      '@xmlns': 'http://a9.com/-/spec/opensearch/1.1/',
      ShortName: name.slice(0, LONGEST_NAME),
      Description: feedTexts[lang].searchIn(name),
      Url: { '@type': 'text/html', '@template': `${absoluteAddress(paths.search(lang))}?q={searchTerms}` },
      Language: lang,
      InputEncoding: 'UTF-8',
    },
  })
  return machineAnswer(request, xml, 'application/opensearchdescription+xml; charset=utf-8')
}
