import { Link, useSearchParams } from '@remix-run/react'
import { BULK_INTENTS } from '~/domain/membership/bulk-act'
import { memberListTexts } from '~/i18n/member-list'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** The boxes stand in the rows, where other forms are: they name this form by its id. */
export const BULK_FORM = 'bulk'

/** What to do with the people ticked; a GET, since the next page only asks. */
export function BulkBar({ allChosen }: { allChosen: boolean }) {
  const lang = useLang()
  const t = memberListTexts[lang]
  const [asked] = useSearchParams()
  const query = new URLSearchParams(asked)
  query.delete('done')
  if (allChosen) query.delete('select')
  else query.set('select', 'all')
  return (
    <form id={BULK_FORM} method="get" action={paths.deskMembersBulk(lang)} className="bulk-bar">
      <p>
        <strong id="bulk-title">{t.bulk}</strong>{' '}
        <Link to={`?${query}`}>{allChosen ? t.chooseNone : t.chooseAll}</Link>
      </p>
      <fieldset className="cluster" aria-labelledby="bulk-title">
        {BULK_INTENTS.map((intent) => (
          <button
            className="button button-secondary button-small"
            type="submit"
            name="intent"
            value={intent}
            key={intent}
          >
            {t.bulkActs[intent]}
          </button>
        ))}
      </fieldset>
      <p className="field-hint">{t.bulkHint}</p>
    </form>
  )
}
