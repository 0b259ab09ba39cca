import { ownWordsOf, passwordFault } from '~/domain/membership/password'
import { faultOf, type Judge, judgeWith } from '~/domain/membership/password-judge'
import { readSite } from '~/storage/content.server'
import { countUse } from '~/storage/rate-limits.server'
import { remembered } from '~/storage/remembered'
import { readSettings } from '../settings.server'
import { type Limited, limited, type PasswordRefused } from './refusals.server'

/**
 * Refuses a new password that is shorter than the settings ask for, made of the person's own words or the site's, or
 * guessed too soon (security rule 6.3); null when it will do. Judging costs up to a tenth of a second: `whose`, an
 * address or an account, has sixty in ten minutes.
 */
export async function refusedPassword(
  password: string,
  ownWords: readonly string[],
  whose: string,
): Promise<PasswordRefused | Limited | null> {
  const fault = passwordFault(password, (await readSettings()).passwordMinimum)
  if (fault) return { outcome: 'password-refused', fault }
  const seconds = await countUse(['password-judged', whose])
  if (seconds) return limited(seconds)
  const judge = await theJudge()
  const weak = faultOf(judge(password, [...ownWords, ...(await siteWords())]))
  return weak && { outcome: 'password-refused', fault: weak }
}

async function siteWords(): Promise<string[]> {
  const { name, fullName } = await readSite()
  return ownWordsOf([name, fullName.fr, fullName.en])
}

/** Half a second and 30 MB of lists, from the first new password on; a portal to which nobody registers has neither. */
const theJudge = remembered(async (): Promise<Judge> => {
  const common = await import('@zxcvbn-ts/language-common')
  const fr = await import('@zxcvbn-ts/language-fr')
  const en = await import('@zxcvbn-ts/language-en')
  return judgeWith(
    { ...common.dictionary, ...words(fr.dictionary), ...words(en.dictionary) },
    common.adjacencyGraphs,
  )
})

/** Without the short lists of colours, planets, months: the matcher takes « bleu cheval nu » for one of them. */
const words = (lists: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 1000))
