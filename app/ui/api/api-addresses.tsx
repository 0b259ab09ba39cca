import type { Scope } from '~/domain/api/access-token'
import type { OperationName } from '~/domain/api/operations'
import { apiTexts, type ParameterName } from '~/i18n/api'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'

type Values = {
  among: string[]
  least: number | null
  most: number | null
  longest: number | null
  usual: string | null
}
type Parameter = { name: ParameterName; required: boolean; values: Values }
type ApiAddress = { name: OperationName; path: string; scope: Scope | null; parameters: Parameter[] }

/** Each address with what may be asked there. */
export function ApiAddresses({ operations }: { operations: ApiAddress[] }) {
  const lang = useLang()
  const t = apiTexts[lang]
  return (
    <section className="stack" aria-labelledby="addresses">
      <h2 id="addresses">{t.addressesTitle}</h2>
      <p>{t.addressesLead}</p>
      {operations.map(({ name, path, scope, parameters }) => (
        <section className="stack-tight" key={name} aria-labelledby={name}>
          <h3 id={name}>
            <code>{path}</code>
          </h3>
          <p>
            {t.operations[name]}. {t.needs}
            {lang === 'fr' ? '\u00a0: ' : ': '}
            {scope ? <code>{scope}</code> : t.needsNone}.
          </p>
          <ParameterTable parameters={parameters} />
        </section>
      ))}
    </section>
  )
}

function ParameterTable({ parameters }: { parameters: Parameter[] }) {
  const lang = useLang()
  const t = apiTexts[lang]
  const { name: column, means, values: possible } = t.parameterColumns
  return (
    <Table columns={[column, means, possible]}>
      {parameters.map(({ name, required, values }) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
            {required ? ` (${t.required})` : null}
          </th>
          <td data-label={means}>{t.parameters[name]}</td>
          <td data-label={possible}>{saidOf(values, t)}</td>
        </tr>
      ))}
    </Table>
  )
}

type Texts = (typeof apiTexts)[keyof typeof apiTexts]

function saidOf({ among, least, most, longest, usual }: Values, t: Texts): string {
  return [
    among.join(', '),
    least !== null && most !== null ? t.fromTo(String(least), String(most)) : '',
    longest !== null ? t.upTo(String(longest)) : '',
    usual !== null ? t.usual(usual) : '',
  ]
    .filter(Boolean)
    .join(', ')
}
