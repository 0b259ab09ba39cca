import { SCOPES } from '~/domain/api/access-token'
import { PROBLEM_NAMES, PROBLEMS } from '~/domain/api/operations'
import { apiTexts } from '~/i18n/api'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'

/** What a token may open. */
export function ApiScopes() {
  const t = apiTexts[useLang()]
  const { scope: name, opens } = t.scopeColumns
  return (
    <section className="stack" aria-labelledby="tokens">
      <h2 id="tokens">{t.tokensTitle}</h2>
      <p>{t.tokensLead}</p>
      <Table columns={[name, opens]}>
        {SCOPES.map((scope) => (
          <tr key={scope}>
            <th scope="row">
              <code>{scope}</code>
            </th>
            <td data-label={opens}>{t.scopes[scope]}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

const LIMITS = ['token', 'address', 'search', 'search-address'] as const
type Limits = Record<(typeof LIMITS)[number], { points: number; seconds: number }>

/** How often may be asked. */
export function ApiLimits({ limits }: { limits: Limits }) {
  const t = apiTexts[useLang()]
  const { what, free } = t.limitColumns
  return (
    <section className="stack" aria-labelledby="limits">
      <h2 id="limits">{t.limitsTitle}</h2>
      <p>{t.limitsLead}</p>
      <Table columns={[what, free]}>
        {LIMITS.map((limit) => (
          <tr key={limit}>
            <th scope="row">{t.limits[limit]}</th>
            <td data-label={free}>{t.perMinute((limits[limit].points * 60) / limits[limit].seconds)}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

/** Each kind of error, at the address by which it is named. */
export function ApiProblems() {
  const t = apiTexts[useLang()]
  const { status, name, means } = t.problemColumns
  return (
    <section className="stack" aria-labelledby="problems">
      <h2 id="problems">{t.problemsTitle}</h2>
      <p>{t.problemsLead}</p>
      <Table columns={[name, status, means]}>
        {PROBLEM_NAMES.map((problem) => (
          <tr key={problem} id={problem}>
            <th scope="row">
              <code>{problem}</code>
            </th>
            <td data-label={status}>{PROBLEMS[problem]}</td>
            <td data-label={means}>
              <strong>{t.problems[problem].title}</strong>
              <br />
              {t.problems[problem].detail}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
