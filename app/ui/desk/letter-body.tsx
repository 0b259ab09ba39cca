import { deskTexts } from '~/i18n/desk'
import { useLang } from '../use-lang'

type Body = { is: 'shown'; text: string; link: string | null } | { is: 'personal' } | { is: 'emptied' }

/** The text of a letter and its link apart, or the reason why nobody reads it here. */
export function LetterBody({ body, lang }: { body: Body; lang: string }) {
  const t = deskTexts[useLang()].letter
  if (body.is !== 'shown') return <p>{t[body.is]}</p>
  return (
    <>
      {body.link ? (
        <p>
          <strong>{t.link}</strong> <a href={body.link}>{body.link}</a>
          <br />
          {t.linkHint}
        </p>
      ) : null}
      <pre className="panel letter-text" lang={lang}>
        {body.text}
      </pre>
    </>
  )
}
