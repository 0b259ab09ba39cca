import { Link } from '@remix-run/react'
import { auditDetailTexts } from '~/i18n/audit-details'
import { deskTexts } from '~/i18n/desk'
import { formatMoment } from '~/i18n/formats'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Table } from './table'

type Named = { kind: string; id: string; name: string | null }

export type SeenAct = {
  id: string
  at: string
  act: string
  via: string
  actor: Named | null
  thing: Named
  detail: Record<string, string>
}

/** Acts as a table; on a phone each row is a card. `admin` may follow the names of people and letters. */
type AuditListProps = {
  rows: SeenAct[]
  caption: string
  admin: boolean
  /** A heading says the same already. */
  captioned?: boolean
}

export function AuditList({ rows, caption, admin, captioned = true }: AuditListProps) {
  const lang = useLang()
  const t = deskTexts[lang]
  const columns = t.audit.columns
  return (
    <Table
      columns={[columns.at, columns.act, columns.thing, columns.actor, columns.detail]}
      caption={caption}
      captioned={captioned}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td data-label={columns.at}>
            <time dateTime={row.at}>{formatMoment(row.at, lang)}</time>
          </td>
          <th scope="row">{t.acts[row.act] ?? row.act}</th>
          <td data-label={columns.thing}>
            <ThingName {...row.thing} admin={admin} />
          </td>
          <td data-label={columns.actor}>
            {row.actor ? <ThingName {...row.actor} admin={admin} bare /> : (t.audit.via[row.via] ?? row.via)}
          </td>
          <td data-label={columns.detail}>{inWords(row.detail, lang)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** « raison : demandé autrement » in place of the names that the machine keeps; what is empty is left out. */
function inWords(detail: Record<string, string>, lang: 'fr' | 'en'): string {
  const { names, values } = auditDetailTexts[lang]
  const colon = lang === 'fr' ? '\u00a0: ' : ': '
  return Object.entries(detail)
    .filter(([, value]) => value !== '' && value !== '{}')
    .map(([name, value]) => `${names[name] ?? name}${colon}${values[name]?.[value] ?? value}`)
    .join(', ')
}

function ThingName({ kind, id, name, admin, bare = false }: Named & { admin: boolean; bare?: boolean }) {
  const lang = useLang()
  const t = deskTexts[lang]
  const word = t.things[kind] ?? kind
  const nameless = ['setting', 'library'].includes(kind) || ['unconfirmed', 'ended', 'all'].includes(id)
  if (name === null) return <>{nameless ? word : `${word} (${t.audit.gone})`}</>
  const to = addressOf(kind, id, admin)
  const shown = to ? <Link to={to(lang)}>{name}</Link> : name
  return bare ? (
    shown
  ) : (
    <>
      {word} {shown}
    </>
  )
}

function addressOf(kind: string, id: string, admin: boolean) {
  switch (kind) {
    case 'document':
      return (lang: 'fr' | 'en') => paths.deskDocument(lang, id)
    case 'workshop':
      return (lang: 'fr' | 'en') => paths.deskWorkshop(lang, id)
    case 'collection':
      return (lang: 'fr' | 'en') => paths.deskCollection(lang, id)
    case 'member':
      return admin ? (lang: 'fr' | 'en') => paths.deskMember(lang, id) : null
    case 'letter':
      return admin ? (lang: 'fr' | 'en') => paths.deskLetter(lang, id) : null
    default:
      return null
  }
}
