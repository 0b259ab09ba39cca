import { Link } from '@remix-run/react'
import type { VersionView } from '~/domain/library/views'
import { formatDate } from '~/i18n/formats'
import { versionTexts } from '~/i18n/versions'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** All versions, the newest first: when, what has changed, and each at its own address. */
export function VersionHistory({ versions, slug }: { versions: VersionView[]; slug: string }) {
  const lang = useLang()
  const t = versionTexts[lang]
  if (versions.length < 2 && !versions[0]?.note) return null
  return (
    <section aria-labelledby="history-title" className="stack-tight">
      <h2 id="history-title">{t.history}</h2>
      <ol className="history">
        {versions.map(({ number, createdAt, note }, i) => (
          <li key={number}>
            <p className="cluster">
              <Link to={paths.version(lang, slug, number)}>{t.version(number)}</Link>
              <time dateTime={createdAt}>{formatDate(createdAt, lang)}</time>
              {i === 0 ? <span className="badge">{t.current}</span> : null}
            </p>
            {note ? <Changes html={note} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What has changed, as its editor wrote it. */
export function Changes({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by renderMarkdown
  return <div className="history-note" dangerouslySetInnerHTML={{ __html: html }} />
}
