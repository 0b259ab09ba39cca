import type { Life } from '~/domain/library/library-document'
import { libraryTexts } from '~/i18n/library'
import { useLang } from '../use-lang'

const LOOK: Record<Life, string> = {
  draft: 'pill',
  scheduled: 'pill pill-wait',
  published: 'pill pill-good',
  withdrawn: 'pill pill-bad',
}

/** Where a thing stands, as the desk says it. */
export function LifePill({ life }: { life: Life }) {
  return <span className={LOOK[life]}>{libraryTexts[useLang()].lives[life]}</span>
}
