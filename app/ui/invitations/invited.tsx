import { commonTexts } from '~/i18n/common'
import { formatDate } from '~/i18n/formats'
import { invitationTexts } from '~/i18n/invitations'
import { paths } from '~/paths'
import { FormAlert } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { useSite } from '../use-site'

type HeadProps = { inviter: string; message: string | null; expiresAt: string }

/** Who invites, in what words, and until when. */
export function InvitationHead({ inviter, message, expiresAt }: HeadProps) {
  const lang = useLang()
  const t = invitationTexts[lang].page
  const site = useSite()?.name ?? ''
  return (
    <>
      <p className="lead">{t.by(inviter, site)}</p>
      {message ? (
        <figure className="notice stack-tight">
          <figcaption>{t.said}</figcaption>
          <blockquote className="personal-words">{message}</blockquote>
        </figure>
      ) : null}
      <p>{t.lead(formatDate(expiresAt, lang))}</p>
    </>
  )
}

/** The link leads to nothing any more, and what to do instead. */
export function InvitationOver({ hasAccount }: { hasAccount: boolean }) {
  const lang = useLang()
  const t = invitationTexts[lang].page
  return (
    <div className="narrow">
      <h1>{t.spentTitle}</h1>
      <FormAlert>
        <p>{hasAccount ? t.hasAccount : t.spentLead}</p>
      </FormAlert>
      <p>
        <a className="button" href={paths.login(lang)}>
          {t.login}
        </a>
      </p>
    </div>
  )
}

/** Somebody else's browser: an invitation is accepted by who got it. */
export function AlreadySignedIn({ name }: { name: string }) {
  const lang = useLang()
  const t = invitationTexts[lang].page
  return (
    <div className="narrow">
      <h1>{t.signedInTitle}</h1>
      <p className="lead">{t.signedInLead(name)}</p>
      <form method="post" action={paths.logout()}>
        <button type="submit" className="button">
          {commonTexts[lang].signOut}
        </button>
      </form>
      <p>
        <a href={paths.account(lang)}>{t.account}</a>
      </p>
    </div>
  )
}
