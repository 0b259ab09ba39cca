import { type DataCite, dataciteOf } from '~/domain/citing/datacite'
import type { Work } from '~/domain/citing/work'
import type { XmlNode } from './xml.server'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** A work in DataCite metadata 4.5, in the frame that DataCite’s own repository gives it (oai_datacite). */
export function oaiDatacite(work: Work): XmlNode {
  return {
    oai_datacite: {
      '@xmlns': 'http://schema.datacite.org/oai/oai-1.1/',
      '@xmlns:xsi': XSI,
      '@xsi:schemaLocation':
        'http://schema.datacite.org/oai/oai-1.1/ http://schema.datacite.org/oai/oai-1.1/oai.xsd',
      schemaVersion: '4.5',
      payload: { resource: resource(dataciteOf(work)) },
    },
  }
}

function resource(record: DataCite): XmlNode {
  const [first] = record.identifiers
  return {
    '@xmlns': 'http://datacite.org/schema/kernel-4',
    '@xmlns:xsi': XSI,
    '@xsi:schemaLocation':
      'http://datacite.org/schema/kernel-4 http://schema.datacite.org/meta/kernel-4.5/metadata.xsd',
    identifier: { '@identifierType': first?.identifierType, '#text': first?.identifier },
    creators: { creator: record.creators.map(creator) },
    titles: { title: record.titles.map(({ title, lang }) => ({ '@xml:lang': lang, '#text': title })) },
    publisher: record.publisher.name,
    publicationYear: String(record.publicationYear),
    resourceType: {
      '@resourceTypeGeneral': record.types.resourceTypeGeneral,
      '#text': record.types.resourceType,
    },
    ...(record.subjects.length
      ? {
          subjects: {
            subject: record.subjects.map(({ subject, lang }) => ({ '@xml:lang': lang, '#text': subject })),
          },
        }
      : {}),
    dates: { date: record.dates.map(({ date, dateType }) => ({ '@dateType': dateType, '#text': date })) },
    ...(record.language ? { language: record.language } : {}),
    rightsList: { rights: record.rightsList.map(rights) },
    ...(record.descriptions.length
      ? {
          descriptions: {
            description: record.descriptions.map(({ description, descriptionType, lang }) => ({
              '@xml:lang': lang,
              '@descriptionType': descriptionType,
              '#text': description,
            })),
          },
        }
      : {}),
  }
}

function creator({ name, nameType, affiliation, ...parts }: DataCite['creators'][number]): XmlNode {
  return {
    creatorName: { '@nameType': nameType, '#text': name },
    ...('givenName' in parts ? { givenName: parts.givenName, familyName: parts.familyName } : {}),
    affiliation: affiliation.map((of) => of.name),
  }
}

const rights = (right: DataCite['rightsList'][number]): XmlNode => ({
  '@rightsURI': right.rightsUri,
  '@rightsIdentifier': right.rightsIdentifier,
  '@rightsIdentifierScheme': right.rightsIdentifierScheme,
  '@schemeURI': right.schemeUri,
  '#text': right.rights,
})
