import { invitationTexts } from '~/i18n/invitations'
import { PersonName } from '../desk/person-name'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'

type Faults = (typeof invitationTexts)['fr']['many']['faults']

type Line = {
  number: number
  text: string
  email: string
  name: string
  organisation: string
  fault: keyof Faults | null
}

/** What was understood of each line, and why those that stay behind do. */
export function PreviewTable({ lines }: { lines: Line[] }) {
  const { many } = invitationTexts[useLang()]
  const { columns, faults, willSend, previewTitle } = many
  return (
    <Table
      columns={[columns.line, columns.person, columns.organisation, columns.verdict]}
      caption={previewTitle}
      captioned={false}
    >
      {lines.map((line) => (
        <tr key={line.number}>
          <td data-label={columns.line}>{line.number}</td>
          <th scope="row">
            <PersonName name={line.name} email={line.email || line.text} />
          </th>
          <td data-label={line.organisation ? columns.organisation : undefined}>{line.organisation}</td>
          <td data-label={columns.verdict}>
            <span className={line.fault ? 'pill pill-bad' : 'pill pill-good'}>
              {line.fault ? faults[line.fault] : willSend}
            </span>
          </td>
        </tr>
      ))}
    </Table>
  )
}
