import { tableOf } from '~/domain/library/page-table'
import { readerPageTexts } from '~/i18n/reader-pages'
import { useLang } from '../use-lang'
import { Marked } from './marked'

type SheetTableProps = {
  text: string
  query: string | undefined
  /** Of the page. */
  name: string
}

/** A sheet as a table, in a frame that keys can scroll. */
export function SheetTable({ text, query, name }: SheetTableProps) {
  const t = readerPageTexts[useLang()]
  const { head, rows, found, more } = tableOf(text, query)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled is reached by keys (WCAG 2.1.1) */}
      <section className="sheet-frame" tabIndex={0} aria-label={t.tableOf(name)}>
        <table className="sheet">
          {head ? (
            <thead>
              <Row cells={head} query={query} head />
            </thead>
          ) : null}
          <Rows rows={rows} query={query} />
        </table>
      </section>
      {more ? <p className="page-empty">{t.firstRows(rows.length)}</p> : null}
      {found.length ? (
        <>
          <p>{t.alsoFound}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled is reached by keys (WCAG 2.1.1) */}
          <section className="sheet-frame" tabIndex={0} aria-label={t.alsoFound}>
            <table className="sheet">
              <Rows rows={found} query={query} />
            </table>
          </section>
        </>
      ) : null}
    </>
  )
}

function Rows({ rows, query }: { rows: string[][]; query: string | undefined }) {
  return (
    <tbody>
      {rows.map((cells, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the table
        <Row key={i} cells={cells} query={query} />
      ))}
    </tbody>
  )
}

type RowProps = { cells: string[]; query: string | undefined; head?: boolean }

function Row({ cells, query, head = false }: RowProps) {
  return (
    <tr>
      {cells.map((cell, i) =>
        head ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
          <th key={i} scope="col">
            <Marked text={cell} query={query} />
          </th>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
          <td key={i}>
            <Marked text={cell} query={query} />
          </td>
        ),
      )}
    </tr>
  )
}
