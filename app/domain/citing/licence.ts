import type { Licence } from '../library/library-document'

/** Where a licence is written; null: no text is named, all rights are reserved. */
export const LICENCE_ADDRESSES: Record<Licence, string | null> = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC-BY-NC-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  'etalab-2.0': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  'all-rights-reserved': null,
}
