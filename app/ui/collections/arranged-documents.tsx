import { Link } from '@remix-run/react'
import type { DocumentKind, Life } from '~/domain/library/library-document'
import { collectionTexts } from '~/i18n/collections'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { Table } from '../desk/table'
import { LifePill } from '../publishing/life-pill'
import { useLang } from '../use-lang'

type Collected = { id: string; title: string; kind: DocumentKind; life: Life }
type Intent = 'up' | 'down' | 'remove' | 'add'

const UP = ['up'] as const
const DOWN = ['down'] as const

/** The documents of a collection in their order, each with the buttons that move it. `q`: what is being looked for below. */
export function ArrangedDocuments({ documents, q }: { documents: Collected[]; q: string }) {
  const lang = useLang()
  const t = collectionTexts[lang].desk.arranging
  if (!documents.length) return <p>{t.empty}</p>
  const last = documents.length - 1
  return (
    <Table columns={[t.columns.place, t.columns.title, t.columns.life, t.columns.acts]}>
      {documents.map((document, at) => (
        <tr key={document.id} id={`document-${document.id}`}>
          <td data-label={t.columns.place}>{at + 1}</td>
          <DocumentCells document={document} column={t.columns.life} />
          <td data-label={t.columns.acts}>
            <Acts
              document={document}
              q={q}
              intents={[...(at > 0 ? UP : []), ...(at < last ? DOWN : []), 'remove']}
            />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** What was found to be added; what is in it already is said to be. */
export function FoundDocuments({ found, q }: { found: (Collected & { added: boolean })[]; q: string }) {
  const lang = useLang()
  const t = collectionTexts[lang].desk.arranging
  return (
    <Table
      columns={[t.foundColumns.title, t.foundColumns.life, t.foundColumns.acts]}
      caption={t.found(found.length)}
    >
      {found.map((document) => (
        <tr key={document.id}>
          <DocumentCells document={document} column={t.foundColumns.life} />
          <td data-label={t.foundColumns.acts}>
            {document.added ? t.added : <Acts document={document} q={q} intents={['add']} />}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function DocumentCells({ document, column }: { document: Collected; column: string }) {
  const lang = useLang()
  return (
    <>
      <th scope="row">
        <Link to={paths.deskDocument(lang, document.id)}>{document.title}</Link>
        <br />
        <small>{libraryTexts[lang].kinds[document.kind]}</small>
      </th>
      <td data-label={column}>
        <LifePill life={document.life} />
      </td>
    </>
  )
}

function Acts({ document, q, intents }: { document: Collected; q: string; intents: Intent[] }) {
  const t = collectionTexts[useLang()].desk.arranging
  return (
    <form method="post" className="cluster acts-in-row">
      <input type="hidden" name="document" value={document.id} />
      <input type="hidden" name="q" value={q} />
      {intents.map((intent) => (
        <button
          key={intent}
          className="button button-secondary button-small"
          type="submit"
          name="intent"
          value={intent}
        >
          {t[intent]}
          <span className="visually-hidden">{t.of(document.title)}</span>
        </button>
      ))}
    </form>
  )
}
