import type { FieldError } from '~/domain/field-error'
import { ownWordsOf, passwordFault } from '~/domain/membership/password'
import { faultOf, type Judge, judgeWith } from '~/domain/membership/password-judge'
import { readSite } from '~/storage/content.server'
import { readSettings } from '../settings.server'

/**
 * Why somebody's new password is refused, or null: shorter than the settings ask for, made of his own words or of
 * the site's, or guessed too soon (security rule 6.3). At most a tenth of a second of work, whatever is sent.
 */
export async function newPasswordFault(
  password: string,
  ownWords: readonly string[],
): Promise<FieldError | null> {
  const fault = passwordFault(password, (await readSettings()).passwordMinimum)
  if (fault) return fault
  const judge = await theJudge()
  return faultOf(judge(password, [...ownWords, ...(await siteWords())]))
}

async function siteWords(): Promise<string[]> {
  const { name, fullName } = await readSite()
  return ownWordsOf([name, fullName.fr, fullName.en])
}

let judge: Promise<Judge> | undefined

/** Half a second and 30 MB of lists, from the first new password on; a portal to which nobody registers has neither. */
function theJudge(): Promise<Judge> {
  judge ??= readLists()
  return judge
}

async function readLists(): Promise<Judge> {
  const common = await import('@zxcvbn-ts/language-common')
  const fr = await import('@zxcvbn-ts/language-fr')
  const en = await import('@zxcvbn-ts/language-en')
  return judgeWith(
    { ...common.dictionary, ...words(fr.dictionary), ...words(en.dictionary) },
    common.adjacencyGraphs,
  )
}

/** Without the short lists of colours, planets, months: the matcher takes « bleu cheval nu » for one of them. */
const words = (lists: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 1000))
