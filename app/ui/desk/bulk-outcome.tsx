import { Link } from '@remix-run/react'
import type { BulkIntent } from '~/domain/membership/bulk-act'
import { memberBulkTexts } from '~/i18n/member-bulk'
import { paths } from '~/paths'
import { FormDone } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { Table } from './table'

type Outcome = 'done' | keyof (typeof memberBulkTexts)['fr']['outcomes']
type Changed = { id: string; name: string; change: { outcome: Outcome } }

/** What became of each person. */
export function BulkOutcome({ intent, changed }: { intent: BulkIntent; changed: Changed[] }) {
  const lang = useLang()
  const t = memberBulkTexts[lang]
  const done = changed.filter(({ change }) => change.outcome === 'done').length
  return (
    <>
      <h1>{t.doneTitle}</h1>
      <FormDone title={t.doneCount(done, changed.length)} />
      <Table columns={[t.person, t.result]} caption={t.doneTitle} captioned={false}>
        {changed.map(({ id, name, change }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={paths.deskMember(lang, id)}>{name}</Link>
            </th>
            <td data-label={t.result}>
              {change.outcome === 'done' ? t.acts[intent].done : t.outcomes[change.outcome]}
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}
