import { proofFirstTexts } from '~/i18n/proof-first'
import { paths } from '~/paths'
import { FormAlert } from '../entrance/form-parts'
import { useLang } from '../use-lang'

/** Above a form that came back because the password is asked for first; in another tab, so that nothing typed is lost. */
export function ProofFirst({ returnTo }: { returnTo: string }) {
  const lang = useLang()
  const t = proofFirstTexts[lang]
  return (
    <FormAlert>
      <p>{t.lead}</p>
      <p>
        <a href={paths.prove(lang, returnTo)} target="_blank" rel="noopener">
          {t.link}
        </a>
      </p>
    </FormAlert>
  )
}
