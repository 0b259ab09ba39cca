import { publishingTexts } from '~/i18n/publishing'
import { FormAlert } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type Problem = 'stale' | 'nothing-to-read' | 'not-possible' | 'invalid'

/** Why a whole draft was not kept; what was typed stands below it. */
export function DraftProblem({ problem }: { problem: Problem | null }) {
  const t = publishingTexts[useLang()].draft.problems
  return problem ? (
    <FormAlert>
      <p>{t[problem]}</p>
    </FormAlert>
  ) : null
}
