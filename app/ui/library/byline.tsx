import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { AuthorOnCard } from '~/domain/library/views'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** The authors in their order, each leading to his page where he has one. */
export function Byline({ authors }: { authors: AuthorOnCard[] }) {
  return (
    <span className="byline">
      {authors.map((author, place) => (
        <Fragment key={author.name}>
          {place ? ', ' : null}
          <AuthorName author={author} />
        </Fragment>
      ))}
    </span>
  )
}

/** An author's name, leading to his page where he has one. */
export function AuthorName({ author: { name, slug } }: { author: AuthorOnCard }) {
  const lang = useLang()
  return slug ? <Link to={paths.author(lang, slug)}>{name}</Link> : name
}
