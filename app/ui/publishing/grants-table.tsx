import type { GrantAtDesk } from '~/domain/library/grant-at-desk'
import { publishingTexts } from '~/i18n/publishing'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'
import { GrantRow } from './grant-row'

/** Who asked for a by-request document, and the answers. */
export function GrantsTable({ grants, admin }: { grants: GrantAtDesk[]; admin: boolean }) {
  const t = publishingTexts[useLang()].grants
  return (
    <section className="panel" aria-labelledby="grants-title" id="grants">
      <h2 id="grants-title">{t.title}</h2>
      {grants.length ? (
        <Table columns={[t.columns.person, t.columns.message, t.columns.state, t.columns.acts]}>
          {grants.map((grant) => (
            <GrantRow key={grant.id} grant={grant} admin={admin} />
          ))}
        </Table>
      ) : (
        <p>{t.none}</p>
      )}
    </section>
  )
}
