import { Link, useNavigation } from '@remix-run/react'
import { CITATION_FORMATS, CITATION_STYLES, type Citation } from '~/domain/citing/citation'
import { citedAddress } from '~/domain/citing/work'
import type { DocumentView } from '~/domain/library/views'
import { citingTexts } from '~/i18n/citing'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { useCopy } from '../use-copy'
import { useLang } from '../use-lang'

type CitationBoxProps = { view: DocumentView; citation: Citation | null }

/** How to cite the document: a style at a time, files for reference managers, the address that stays. */
export function CitationBox({ view, citation }: CitationBoxProps) {
  const { card } = view
  const address = citedAddress(view)
  const lang = useLang()
  const t = citingTexts[lang]
  const { said, copy } = useCopy()
  const place = citation?.place ? `${citation.place.shape}-${citation.place.number}` : undefined
  return (
    <section aria-labelledby="cite" className="stack-tight">
      <h2 id="cite">{t.title}</h2>
      <nav aria-label={t.choose}>
        <ul className="tabs tabs-small">
          {CITATION_STYLES.map((style) => (
            <li key={style}>
              <Link
                to={paths.cited(lang, card.slug, style, place)}
                aria-current={style === citation?.style ? 'true' : undefined}
                preventScrollReset
                replace
                rel="nofollow"
              >
                {t.styles[style]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Entry citation={citation} copy={copy} />
      <p className="citation-address">
        {view.doi ? t.doi : t.address} <a href={address}>{address}</a>
      </p>
      <p className="needs-script">
        <button className="button button-secondary button-small" type="button" onClick={() => copy(address)}>
          {t.copyAddress}
        </button>
      </p>
      <p role="status">{said ? t[said] : ''}</p>
      <h3 className="citation-files">{t.files}</h3>
      <ul className="cluster">
        {Object.entries(CITATION_FORMATS).map(([format, { name }]) => (
          <li key={format}>
            <a href={paths.citationFile(lang, card.slug, format)} download rel="nofollow">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type EntryProps = { citation: Citation | null; copy: (text: string, html?: string) => void }

function Entry({ citation, copy }: EntryProps) {
  const lang = useLang()
  const t = citingTexts[lang]
  const waits = useNavigation().location?.search.includes('cite=') ?? false
  if (!citation) return <p aria-busy={waits}>{t.hint}</p>
  const { style, html, text, place } = citation
  const inText = place
    ? citation.inText.replace(/\)$/, `, ${readerTexts[lang].share.abbreviated[place.shape](place.number)})`)
    : citation.inText
  return (
    <div className="stack-tight" aria-busy={waits}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server leaves italics alone in it */}
      <p className="citation" dangerouslySetInnerHTML={{ __html: html }} />
      <p>
        {t.inText} <span className="citation-in-text">{inText}</span>
      </p>
      <p className="cluster needs-script">
        <button
          className="button button-secondary button-small"
          type="button"
          onClick={() => copy(text, html)}
          aria-label={`${t.copy}, ${t.styles[style]}`}
        >
          {t.copy}
        </button>
        <button className="button button-secondary button-small" type="button" onClick={() => copy(inText)}>
          {t.copyInText}
        </button>
      </p>
    </div>
  )
}
