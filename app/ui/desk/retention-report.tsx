import { Link } from '@remix-run/react'
import type { RetentionLine } from '~/domain/retention'
import { formatDate, formatMoment, formatNumber } from '~/i18n/formats'
import { retentionDeskTexts } from '~/i18n/retention-desk'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Table } from './table'

type Report = {
  id: string
  at: string
  via: string
  dryRun: boolean
  lines: RetentionLine[]
  newest: boolean
}

/** One run of the retention job: only what it found, with numbers in place of names. */
export function RetentionReport({ at, via, dryRun, lines, newest }: Report) {
  const lang = useLang()
  const t = retentionDeskTexts[lang]
  const found = lines.filter((line) => line.found > 0)
  const title = `${dryRun ? t.kinds.dry : t.kinds.real} – ${formatMoment(at, lang)} (${t.via[via] ?? via})`
  if (!found.length)
    return (
      <section className="stack">
        <h2>{title}</h2>
        <p>{t.nothing}</p>
      </section>
    )
  const { columns } = t
  return (
    <section className="stack">
      <h2>{title}</h2>
      <Table
        columns={[columns.rule, columns.found, columns.ended, columns.oldest, columns.ids]}
        caption={title}
        captioned={false}
      >
        {found.map((line) => (
          <tr key={line.rule}>
            <th scope="row">{t.rules[line.rule] ?? line.rule}</th>
            <td data-label={columns.found}>{formatNumber(line.found, lang)}</td>
            <td data-label={columns.ended}>{formatNumber(line.ended, lang)}</td>
            <td data-label={columns.oldest}>{line.oldest ? formatDate(line.oldest, lang) : ''}</td>
            <td data-label={columns.ids}>
              {/* Whom the last trial found still has a page; after a real run the numbers lead nowhere. */}
              {dryRun && newest
                ? line.ids.map((id) => (
                    <span key={id}>
                      <Link to={paths.deskMember(lang, id)}>{id}</Link>{' '}
                    </span>
                  ))
                : line.ids.join(' ')}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
