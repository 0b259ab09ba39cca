import { Link } from '@remix-run/react'
import { commonTexts } from '~/i18n/common'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** The way from the first page to the one above this. */
export function Breadcrumb({ steps }: { steps: { to: string; label: string }[] }) {
  const lang = useLang()
  const t = commonTexts[lang]
  return (
    <nav className="breadcrumb" aria-label={t.breadcrumb}>
      <ol>
        <li>
          <Link to={paths.home(lang)}>{t.home}</Link>
        </li>
        {steps.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
