import { Link } from '@remix-run/react'
import { memberImportTexts } from '~/i18n/member-import'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { PersonName } from './person-name'
import { Table } from './table'

type Fault = keyof (typeof memberImportTexts)['fr']['faults']
type Line = {
  line: number
  cells: { email: string; firstName: string; lastName: string; organisation: string }
  fault: Fault | null
  /** Of the person whom this line has added. */
  id?: string | null
}

/** The lines of a list, with what was done, or would be, with each. */
export function ImportLines({ lines }: { lines: Line[] }) {
  const lang = useLang()
  const t = memberImportTexts[lang]
  return (
    <Table
      columns={[t.line, t.person, t.columns.organisation, t.verdict]}
      caption={t.caption}
      captioned={false}
    >
      {lines.map(({ line, cells, fault, id }) => (
        <tr key={line}>
          <td data-label={t.line}>{line}</td>
          <th scope="row">
            <PersonName
              name={[cells.firstName, cells.lastName].filter(Boolean).join(' ')}
              email={cells.email}
            />
          </th>
          <td data-label={t.columns.organisation}>{cells.organisation}</td>
          <td data-label={t.verdict}>
            {fault ? (
              <span className="field-error">{t.faults[fault]}</span>
            ) : id ? (
              <Link to={paths.deskMember(lang, id)}>{t.added}</Link>
            ) : (
              t.willAdd
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}
