import { ownWordsOf } from '~/domain/membership/password'
import { readSite } from '~/storage/content.server'

/** Words of the site's name, of which no password may be made. */
export async function siteWords(): Promise<string[]> {
  const { name, fullName } = await readSite()
  return ownWordsOf([name, fullName.fr, fullName.en])
}
