import type { Scope } from '~/domain/api/access-token'
import { accessTokenTexts } from '~/i18n/access-tokens'
import { formatDate } from '~/i18n/formats'
import { Table } from '../desk/table'
import { submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'

export type OwnToken = {
  id: string
  name: string
  scopes: Scope[]
  createdAt: string
  expiresAt: string
  ended: boolean
  lastUsedOn: string | null
}

/** A person's tokens, each with what it opens, when it was used last, and the button that ends it. */
export function TokenTable({ tokens }: { tokens: OwnToken[] }) {
  const lang = useLang()
  const t = accessTokenTexts[lang]
  const { columns } = t
  return (
    <Table columns={[columns.name, columns.opens, columns.used, columns.ends, columns.act]}>
      {tokens.map(({ id, name, scopes, createdAt, expiresAt, ended, lastUsedOn }) => (
        <tr key={id}>
          <th scope="row">
            {name}
            <br />
            <small>{t.since(formatDate(createdAt, lang))}</small>
          </th>
          <td data-label={columns.opens}>{scopes.map((scope) => t.scope[scope]).join(', ')}</td>
          <td data-label={columns.used}>{lastUsedOn ? formatDate(lastUsedOn, lang) : t.never}</td>
          <td data-label={columns.ends}>
            {ended ? <span className="pill">{t.ended}</span> : null} {t.until(formatDate(expiresAt, lang))}
          </td>
          <td data-label={columns.act}>
            <form method="post" onSubmit={submitOnce}>
              <input type="hidden" name="intent" value="end" />
              <input type="hidden" name="tokenId" value={id} />
              <button className="button button-secondary button-small" type="submit">
                {t.end}
                <span className="visually-hidden">{t.endOf(name)}</span>
              </button>
            </form>
          </td>
        </tr>
      ))}
    </Table>
  )
}
