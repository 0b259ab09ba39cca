import { Link } from '@remix-run/react'
import type { DocumentKind } from '~/domain/library/library-document'
import { MOST_BOOKMARKS } from '~/domain/library/reading-list'
import type { DocumentCard, InLang } from '~/domain/library/views'
import { formatDate, formatNumber } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { readingListTexts } from '~/i18n/reading-list'
import { paths } from '~/paths'
import { KeyPages } from '../desk/key-pages'
import { FormAlert } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { AccessBadges } from './badges'
import { Byline } from './byline'
import { Phrase } from './in-lang'

type Entry = { id: string; addedAt: string } & (
  | { state: 'open'; card: DocumentCard }
  | { state: 'withdrawn'; card: { slug: string; title: InLang; kind: DocumentKind } }
  | { state: 'gone' }
)

type ReadingListProps = {
  list: { entries: Entry[]; total: number; next: string | null }
  /** It does not begin with the last that was added. */
  continued: boolean
  /** Nothing more can be added, as somebody has just tried to. */
  full: boolean
}

/** What a member keeps for later. Of what he may no longer know of, only that it was there. */
export function ReadingList({ list, continued, full }: ReadingListProps) {
  const lang = useLang()
  const t = readingListTexts[lang]
  const here = paths.readingList(lang)
  const most = formatNumber(MOST_BOOKMARKS, lang)
  return (
    <>
      {full ? (
        <FormAlert>
          <p>{t.full(most)}</p>
        </FormAlert>
      ) : null}
      {list.total ? <p>{t.count(formatNumber(list.total, lang), most, list.total === 1)}</p> : <Nothing />}
      <ul className="hits">
        {list.entries.map((entry) => (
          <li key={entry.id}>
            <Line entry={entry} />
          </li>
        ))}
      </ul>
      <KeyPages
        label={t.pages}
        previous={continued ? { to: here, text: t.first } : null}
        next={list.next ? { to: `${here}?after=${list.next}`, text: t.next } : null}
      />
    </>
  )
}

function Nothing() {
  const lang = useLang()
  const t = readingListTexts[lang]
  return (
    <div className="empty">
      <h2>{t.none}</h2>
      <p>{t.noneHint}</p>
      <p>
        <Link className="button" to={paths.documents(lang)}>
          {t.browse}
        </Link>
      </p>
    </div>
  )
}

function Line({ entry }: { entry: Entry }) {
  const lang = useLang()
  const t = readingListTexts[lang]
  return (
    <article className="hit" data-colour={entry.state === 'open' ? entry.card.theme?.colour : undefined}>
      <What entry={entry} />
      <div className="hit-facts">
        <time dateTime={entry.addedAt}>{t.addedOn(formatDate(entry.addedAt, lang))}</time>
      </div>
      <form method="post">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="bookmark" value={entry.id} />
        <button type="submit" className="button button-secondary button-small">
          {t.remove}
          {entry.state === 'gone' ? null : (
            <span className="visually-hidden">{t.ofThis(entry.card.title.text)}</span>
          )}
        </button>
      </form>
    </article>
  )
}

function What({ entry }: { entry: Entry }) {
  const lang = useLang()
  const t = readingListTexts[lang]
  if (entry.state === 'gone')
    return (
      <>
        <h2>{t.gone}</h2>
        <p>{t.goneLead}</p>
      </>
    )
  const { slug, title, kind } = entry.card
  return (
    <>
      <p className="cluster">
        <span className="badge">{libraryTexts[lang].kinds[kind]}</span>
        {entry.state === 'open' ? <AccessBadges {...entry.card} /> : null}
      </p>
      <h2>
        <Link to={paths.document(lang, slug)}>
          <Phrase of={title} />
        </Link>
      </h2>
      {entry.state === 'withdrawn' ? <p>{t.withdrawn}</p> : <WhoAndWhen card={entry.card} />}
    </>
  )
}

function WhoAndWhen({ card: { authors, date } }: { card: DocumentCard }) {
  const lang = useLang()
  if (!authors.length && !date) return null
  return (
    <p className="hit-facts">
      {authors.length ? <Byline authors={authors} /> : null}
      {date ? <time dateTime={date}>{formatDate(date, lang)}</time> : null}
    </p>
  )
}
