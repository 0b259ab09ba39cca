import { Link } from '@remix-run/react'
import type { DocumentKind, Life } from '~/domain/library/library-document'
import { batchDropTexts } from '~/i18n/batch-drop'
import { libraryTexts } from '~/i18n/library'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'
import { LifePill } from './life-pill'

type Material = { id: string; title: string; kind: DocumentKind; life: Life; files: number }

/** The documents of a workshop, and the way to put the next one in. */
export function MaterialsTable({ workshopId, documents }: { workshopId: string; documents: Material[] }) {
  const lang = useLang()
  const t = publishingTexts[lang].materials
  return (
    <section className="panel" aria-labelledby="materials-title">
      <h2 id="materials-title">{t.title}</h2>
      {documents.length ? (
        <Table columns={[t.columns.title, t.columns.life, t.columns.files]}>
          {documents.map((document) => (
            <tr key={document.id}>
              <th scope="row">
                <Link to={paths.deskDocument(lang, document.id)}>{document.title}</Link>
                <br />
                <small>{libraryTexts[lang].kinds[document.kind]}</small>
              </th>
              <td data-label={t.columns.life}>
                <LifePill life={document.life} />
              </td>
              <td data-label={t.columns.files}>
                <Link to={paths.deskDocumentFiles(lang, document.id)}>
                  {document.files ? libraryTexts[lang].files(document.files) : t.addFile}
                  <span className="visually-hidden"> – {document.title}</span>
                </Link>
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p>{t.none}</p>
      )}
      <p className="cluster">
        <Link className="button button-secondary" to={paths.deskNewDocument(lang, workshopId)}>
          {t.add}
        </Link>
        <Link className="button button-secondary" to={paths.deskWorkshopMaterials(lang, workshopId)}>
          {batchDropTexts[lang].link}
        </Link>
      </p>
    </section>
  )
}
