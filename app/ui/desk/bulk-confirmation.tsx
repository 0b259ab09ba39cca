import type { SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import type { BulkIntent } from '~/domain/membership/bulk-act'
import type { Standing } from '~/domain/membership/membership'
import { memberBulkTexts } from '~/i18n/member-bulk'
import { paths } from '~/paths'
import { fieldsOf } from '../entrance/fields'
import { FormErrors, submitOnce, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { EmptyList } from './empty-list'
import { PersonName } from './person-name'
import { StandingPill } from './pills'
import { Table } from './table'

type Person = { id: string; name: string; email: string; standing: Standing; possible: boolean }
type Props = { intent: BulkIntent; people: Person[]; reply: SubmissionResult<string[]> | null }

/** Whom the act concerns, and the button that does it. */
export function BulkConfirmation({ intent, people, reply }: Props) {
  const lang = useLang()
  const t = memberBulkTexts[lang]
  const concerned = people.filter(({ possible }) => possible)
  const others = people.filter(({ possible }) => !possible)
  const field = fieldsOf('bulk', reply, lang)('reason')
  return (
    <>
      <h1>{t.acts[intent].title}</h1>
      {concerned.length ? (
        <form method="post" className="form form-wide" onSubmit={submitOnce} noValidate>
          <input type="hidden" name="intent" value={intent} />
          {concerned.map(({ id }) => (
            <input type="hidden" name="id" value={id} key={id} />
          ))}
          <FormErrors prefix="bulk" reply={reply} labels={{ reason: t.reason }} />
          <p>{t.acts[intent].lead}</p>
          <People people={concerned} caption={t.concerned} />
          {intent === 'refuse' || intent === 'suspend' ? (
            <TextAreaField field={field} label={t.reason} required={false} maxLength={1000} />
          ) : null}
          <div className="form-actions">
            <button className={intent === 'approve' ? 'button' : 'button button-danger'} type="submit">
              {t.acts[intent].submit(concerned.length)}
            </button>
            <Link to={paths.deskMembers(lang)}>{t.cancel}</Link>
          </div>
        </form>
      ) : (
        <EmptyList title={t.nobody}>{others.length ? t.notPossible : t.nobodyHint}</EmptyList>
      )}
      {others.length ? (
        <section className="stack">
          <People people={others} caption={t.passedOver} />
          <p className="field-hint">{t.passedOverHint}</p>
        </section>
      ) : null}
    </>
  )
}

function People({ people, caption }: { people: Person[]; caption: string }) {
  const t = memberBulkTexts[useLang()]
  return (
    <Table columns={[t.person, t.state]} caption={`${caption} (${people.length})`}>
      {people.map(({ id, name, email, standing }) => (
        <tr key={id}>
          <th scope="row">
            <PersonName name={name} email={email} />
          </th>
          <td data-label={t.state}>
            <StandingPill standing={standing} />
          </td>
        </tr>
      ))}
    </Table>
  )
}
