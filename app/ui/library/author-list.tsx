import { Link } from '@remix-run/react'
import { AUTHOR_LETTERS, type AuthorLetter, byLetter } from '~/domain/library/author-letters'
import { authorTexts } from '~/i18n/authors'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type Listed = { slug: string; name: string; sortKey: string; documents: number }

/** All letters; those without author lead nowhere. */
export function Letters({ letters, letter }: { letters: AuthorLetter[]; letter: AuthorLetter | null }) {
  const lang = useLang()
  const t = authorTexts[lang]
  return (
    <nav aria-label={t.letters}>
      <ul className="letters">
        {AUTHOR_LETTERS.map((one) => (
          <li key={one}>
            {letters.includes(one) ? (
              <Link
                to={paths.authors(lang, { letter: one })}
                aria-current={one === letter ? 'page' : undefined}
              >
                {one === 'other' ? t.other : one.toUpperCase()}
              </Link>
            ) : (
              <span aria-hidden="true">{one === 'other' ? t.other : one.toUpperCase()}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Names under their letters, each with how many documents the visitor finds there. */
export function AuthorsByLetter({ authors }: { authors: Listed[] }) {
  const lang = useLang()
  const t = authorTexts[lang]
  const groups = byLetter(authors).map((group) => (
    <section key={group.letter} aria-labelledby={`letter-${group.letter}`}>
      <h2 id={`letter-${group.letter}`}>
        {group.letter === 'other' ? t.otherTitle : group.letter.toUpperCase()}
      </h2>
      <ul className="names">
        {group.authors.map(({ slug, name, documents }) => (
          <li key={slug}>
            <Link to={paths.author(lang, slug)}>{name}</Link>{' '}
            <small>{libraryTexts[lang].documents(documents)}</small>
          </li>
        ))}
      </ul>
    </section>
  ))
  return <div className="letter-groups">{groups}</div>
}
