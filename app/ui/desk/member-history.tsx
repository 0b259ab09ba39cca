import type { ComponentProps } from 'react'
import { deskTexts } from '~/i18n/desk'
import { memberPageTexts } from '~/i18n/member-page'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { AuditList } from './audit-list'

type Props = { member: { id: string; history: ComponentProps<typeof AuditList>['rows'] | null } }

/** What was done about a person, or the way to it through the page that asks for the password again. */
export function MemberHistory({ member: { id, history } }: Props) {
  const lang = useLang()
  const t = deskTexts[lang].member
  return (
    <section aria-labelledby="history-title" className="stack">
      <h2 id="history-title">{t.history}</h2>
      {history === null ? (
        <>
          <p>{memberPageTexts[lang].historyClosed}</p>
          <p>
            <a
              className="button button-secondary"
              href={paths.prove(lang, `${paths.deskMember(lang, id)}#history-title`)}
            >
              {memberPageTexts[lang].openHistory}
            </a>
          </p>
        </>
      ) : history.length ? (
        <AuditList captioned={false} rows={history} caption={t.history} admin />
      ) : (
        <p>{t.noHistory}</p>
      )}
    </section>
  )
}
