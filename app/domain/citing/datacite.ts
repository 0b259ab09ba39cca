import type { DocumentKind } from '../library/library-document'
import { authorName } from './author-name'
import { LICENCE_ADDRESSES } from './licence'
import type { Work } from './work'

const TYPES: Record<DocumentKind, { resourceTypeGeneral: string; resourceType: string }> = {
  presentation: { resourceTypeGeneral: 'Text', resourceType: 'Presentation' },
  report: { resourceTypeGeneral: 'Report', resourceType: 'Report' },
  survey: { resourceTypeGeneral: 'Report', resourceType: 'Survey' },
  watch: { resourceTypeGeneral: 'Report', resourceType: 'Technology watch' },
  minutes: { resourceTypeGeneral: 'Report', resourceType: 'Minutes' },
  article: { resourceTypeGeneral: 'Text', resourceType: 'Article' },
  dataset: { resourceTypeGeneral: 'Dataset', resourceType: 'Dataset' },
  other: { resourceTypeGeneral: 'Other', resourceType: 'Document' },
}

export type DataCite = ReturnType<typeof dataciteOf>

/** The work by the DataCite metadata schema 4.5, as its JSON. */
export function dataciteOf(work: Work) {
  const [first] = work.texts
  return {
    identifiers: [
      ...(work.doi ? [{ identifier: work.doi, identifierType: 'DOI' }] : []),
      { identifier: work.address, identifierType: 'URL' },
    ],
    creators: creatorsOf(work),
    titles: work.texts.map(({ title, lang }) => ({ title, lang })),
    publisher: { name: work.publisher },
    publicationYear: Number(work.date?.slice(0, 4) ?? work.publishedAt.getUTCFullYear()),
    subjects: work.texts.flatMap(({ keywords, lang }) => keywords.map((subject) => ({ subject, lang }))),
    dates: datesOf(work),
    language: first?.lang ?? null,
    types: TYPES[work.kind],
    rightsList: [...licenceOf(work), accessRight(work)],
    descriptions: work.texts
      .filter(({ abstract }) => abstract)
      .map(({ abstract, lang }) => ({ description: abstract, descriptionType: 'Abstract', lang })),
    url: work.address,
    schemaVersion: 'http://datacite.org/schema/kernel-4',
  }
}

function creatorsOf({ authors, publisher }: Work) {
  if (!authors.length) return [{ name: publisher, nameType: 'Organizational', affiliation: [] }]
  return authors.map(({ name, affiliation }) => {
    const parts = authorName(name)
    const of = affiliation ? [{ name: affiliation }] : []
    if ('literal' in parts) return { name: parts.literal, nameType: 'Organizational', affiliation: of }
    const familyName = [parts['non-dropping-particle'], parts.family].filter(Boolean).join(' ')
    return {
      name: `${familyName}, ${parts.given}`,
      nameType: 'Personal',
      givenName: parts.given,
      familyName,
      affiliation: of,
    }
  })
}

function datesOf({ date, publishedAt, changedAt, embargoUntil }: Work) {
  const day = (moment: Date) => moment.toISOString().slice(0, 10)
  return [
    ...(date ? [{ date, dateType: 'Issued' }] : []),
    { date: day(embargoUntil ?? publishedAt), dateType: 'Available' },
    { date: day(changedAt), dateType: 'Updated' },
  ]
}

type Rights = {
  rights: string
  rightsUri?: string
  rightsIdentifier?: string
  rightsIdentifierScheme?: string
  schemeUri?: string
}

function licenceOf({ licence }: Work): Rights[] {
  const rightsUri = LICENCE_ADDRESSES[licence]
  if (!rightsUri) return [{ rights: 'All rights reserved' }]
  return [
    {
      rights: licence,
      rightsUri,
      rightsIdentifier: licence.toLowerCase(),
      rightsIdentifierScheme: 'SPDX',
      schemeUri: 'https://spdx.org/licenses/',
    },
  ]
}

/** Who may read it, in the words of the info:eu-repo vocabulary, which harvesters know. */
function accessRight(work: Work): Rights {
  const right = accessRightOf(work)
  return { rights: right, rightsUri: `info:eu-repo/semantics/${right}` }
}

export type AccessRight = 'openAccess' | 'embargoedAccess' | 'restrictedAccess' | 'closedAccess'

/** Open to everybody; closed until a day; open to some; to nobody any more. */
export function accessRightOf({ access, embargoUntil }: Work): AccessRight {
  if (access === 'tombstone') return 'closedAccess'
  if (access === 'full') return 'openAccess'
  return embargoUntil ? 'embargoedAccess' : 'restrictedAccess'
}
