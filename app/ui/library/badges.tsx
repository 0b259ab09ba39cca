import type { Audience, GateReason } from '~/domain/access/access-policy'
import type { Life } from '~/domain/library/library-document'
import type { ThemeView } from '~/domain/library/views'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { ThemeSign } from '../signs'
import { useLang } from '../use-lang'

type AccessBadgesProps = { audience: Audience; reason: GateReason; embargoUntil: string | null }

/** Whom a document is for, until when it is closed, and whether it is open to who looks. */
export function AccessBadges({ audience, reason, embargoUntil }: AccessBadgesProps) {
  const lang = useLang()
  const t = libraryTexts[lang]
  const isOpen = reason === 'open'
  return (
    <>
      {audience === 'public' && embargoUntil ? null : (
        <span className={`badge badge-${audience === 'public' ? 'open' : audience}`}>
          {t.audiences[audience]}
        </span>
      )}
      {embargoUntil ? (
        <span className="badge badge-embargo">{t.embargoUntil(formatDate(embargoUntil, lang))}</span>
      ) : null}
      {isOpen && audience !== 'public' ? <span className="badge badge-open">{t.openToYou}</span> : null}
    </>
  )
}

/** For staff: where a thing stands, unless it is simply published. */
export function LifeBadge({ life }: { life: Life }) {
  const t = libraryTexts[useLang()]
  return life === 'published' ? null : <span className={`badge badge-${life}`}>{t.lives[life]}</span>
}

export function DemonstrationBadge({ shown }: { shown: boolean }) {
  const t = libraryTexts[useLang()]
  return shown ? <span className="badge">{t.demonstration}</span> : null
}

/** A theme, known by its name, sign and colour. */
export function ThemeMark({ theme }: { theme: ThemeView | null }) {
  return theme ? (
    <span className="theme" data-colour={theme.colour}>
      <ThemeSign sign={theme.sign} />
      {theme.name}
    </span>
  ) : null
}
