import { commonTexts } from '~/i18n/common'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** Why nothing else opens yet; who would rather leave can. */
export function Held({ why }: { why: string }) {
  return (
    <div className="notice notice-warning">
      <p>{why}</p>
      <form method="post" action={paths.logout()}>
        <button type="submit" className="button button-quiet">
          {commonTexts[useLang()].signOut}
        </button>
      </form>
    </div>
  )
}
