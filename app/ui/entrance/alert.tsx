import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { FormAlert } from './form-parts'

/** Says in a sentence why a form came back although its fields are in order; nothing without alert. */
export function Alert({ alert }: { alert: EntranceAlert | null | undefined }) {
  const lang = useLang()
  const { alerts: t, toLegal } = membershipTexts[lang]
  if (!alert) return null
  switch (alert.kind) {
    case 'too-many':
      return (
        <FormAlert>
          <p>{t['too-many'](alert.minutes)}</p>
        </FormAlert>
      )
    case 'wrong-credentials':
      return (
        <FormAlert>
          <p>{t['wrong-credentials']}</p>
          <p>
            <a href={paths.confirmEmail(lang)}>{t.confirmFirst}</a>
          </p>
        </FormAlert>
      )
    case 'refused':
    case 'suspended':
      return (
        <FormAlert>
          <p>{t[alert.kind]}</p>
          {alert.reason ? <p>{t.reason(alert.reason)}</p> : null}
          <p>
            <a href={paths.page(lang, 'legal')}>{toLegal}</a>
          </p>
        </FormAlert>
      )
    default:
      return (
        <FormAlert>
          <p>{t[alert.kind]}</p>
        </FormAlert>
      )
  }
}
