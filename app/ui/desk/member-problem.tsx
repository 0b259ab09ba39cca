import type { Standing } from '~/domain/membership/membership'
import { deskTexts } from '~/i18n/desk'
import { FormAlert } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type Problem = 'last-admin' | 'yourself' | 'not-possible' | 'invalid'

/** Why an act was not done; nothing has changed. */
export function MemberProblem({ problem, standing }: { problem: Problem; standing: Standing }) {
  const texts = deskTexts[useLang()]
  const t = texts.member.problems
  return (
    <FormAlert>
      <p>{problem === 'not-possible' ? t[problem](texts.standings[standing]) : t[problem]}</p>
    </FormAlert>
  )
}
