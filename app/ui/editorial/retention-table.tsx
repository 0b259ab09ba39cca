import { RETENTION_ROWS } from '~/domain/retention'
import { retentionTexts } from '~/i18n/retention'
import { useLang } from '../use-lang'

/** What is kept, for how long and why, drawn from the durations that the portal itself goes by. */
export function RetentionTable() {
  const { columns, caption, said, rows } = retentionTexts[useLang()]
  return (
    <div className="prose">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls in a frame that keys can reach (WCAG 2.1.1) */}
      <section className="table-frame" tabIndex={0} aria-label={caption}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.kept}</th>
              <th scope="col">{columns.why}</th>
            </tr>
          </thead>
          <tbody>
            {RETENTION_ROWS.map((row) => (
              <tr key={row} id={`kept-${row}`}>
                <th scope="row">{rows[row].what}</th>
                <td>{rows[row].kept(said)}</td>
                <td>{rows[row].why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
