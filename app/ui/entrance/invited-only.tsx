import { joiningTexts } from '~/i18n/joining'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { useJoining } from '../use-site'

/** In place of the registration form, where one joins by invitation: what to do instead. */
export function InvitedOnly() {
  const lang = useLang()
  const t = joiningTexts[lang].invitedOnly
  const { contactEmail } = useJoining()
  return (
    <div className="stack">
      <p>{t.lead}</p>
      <p>{t.invited}</p>
      {contactEmail ? (
        <p>
          {t.ask} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        </p>
      ) : (
        <p>
          {t.askLegal} <a href={paths.page(lang, 'legal')}>{t.legal}</a>.
        </p>
      )}
      <p>{t.open}</p>
    </div>
  )
}
