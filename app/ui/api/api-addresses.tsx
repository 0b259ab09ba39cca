import { Fragment } from 'react'
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
type Field = { name: string; within: string[] }
type ApiAddress = {
  name: OperationName
  path: string
  scope: Scope | null
  fields: Field[]
  parameters: Parameter[]
}

/** What may be asked everywhere is said once. */
const EVERYWHERE: ParameterName = 'lang'

/** Each address with what may be asked there, and the names in its answer. */
export function ApiAddresses({ operations }: { operations: ApiAddress[] }) {
  const lang = useLang()
  const t = apiTexts[lang]
  return (
    <section className="stack" aria-labelledby="addresses">
      <h2 id="addresses">{t.addressesTitle}</h2>
      <p>{t.addressesLead}</p>
      <p>
        {t.everywhere} <code>{EVERYWHERE}</code> ({t.parameters[EVERYWHERE]}).
      </p>
      {operations.map(({ name, path, scope, fields, parameters }) => (
        <section className="stack-tight" key={name} aria-labelledby={name}>
          <h3 id={name}>
            <code>{path}</code>
          </h3>
          <p>
            {t.operations[name]}. {t.needs}
            {lang === 'fr' ? '\u00a0: ' : ': '}
            {scope ? <code>{scope}</code> : t.needsNone}.
          </p>
          <ParameterTable parameters={parameters.filter((one) => one.name !== EVERYWHERE)} />
          <p>
            {t.answers} <Fields fields={fields} />
          </p>
        </section>
      ))}
    </section>
  )
}

function Fields({ fields }: { fields: Field[] }) {
  return fields.map(({ name, within }, i) => (
    <Fragment key={name}>
      {i ? ', ' : null}
      <code>{name}</code>
      {within.length ? ` (${within.join(', ')})` : null}
    </Fragment>
  ))
}

function ParameterTable({ parameters }: { parameters: Parameter[] }) {
  const lang = useLang()
  const t = apiTexts[lang]
  const { name: column, means, values: possible } = t.parameterColumns
  if (!parameters.length) return null
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
