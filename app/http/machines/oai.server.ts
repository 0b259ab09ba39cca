import { type OaiError, type OaiRequest, oaiMoment, readOaiRequest } from '~/domain/harvest/oai-request'
import { LOCALES } from '~/domain/locale'
import { paths } from '~/paths'
import {
  describeRepository,
  harvest,
  harvestOne,
  listSets,
  type OaiRecord,
  type Repository,
} from '~/usecases/machines/harvest.server'
import { themeNames } from '~/usecases/machines/site-names.server'
import { absoluteAddress } from '../addresses.server'
import { now } from '../clock.server'
import { oaiDatacite } from './datacite-xml.server'
import { dublinCore } from './dublin-core.server'
import { writeXml, type XmlNode } from './xml.server'

type Answer = { body: XmlNode } | { error: OaiError }
type Prefix = 'oai_dc' | 'oai_datacite'

const FORMATS: { metadataPrefix: Prefix; schema: string; metadataNamespace: string }[] = [
  {
    metadataPrefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    metadataNamespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  },
  {
    metadataPrefix: 'oai_datacite',
    schema: 'http://schema.datacite.org/oai/oai-1.1/oai.xsd',
    metadataNamespace: 'http://schema.datacite.org/oai/oai-1.1/',
  },
]

/** What the repository answers a harvester (OAI-PMH 2.0), by GET and by POST. */
export async function answerHarvester(query: URLSearchParams): Promise<Response> {
  const at = now()
  const asked = readOaiRequest(query)
  const answer: Answer =
    asked.outcome === 'refused' ? { error: asked.error } : await answerTo(asked.request, at)
  const headers = { 'Content-Type': 'text/xml; charset=utf-8' }
  return new Response(writeXml(envelope(query, answer, at)), { headers })
}

async function answerTo(request: OaiRequest, at: Date): Promise<Answer> {
  switch (request.verb) {
    case 'Identify':
      return { body: { Identify: identify(await describeRepository(at)) } }
    case 'ListSets': {
      const sets = await listSets(at)
      return { body: { ListSets: { set: sets.map(({ spec, name }) => ({ setSpec: spec, setName: name })) } } }
    }
    case 'ListMetadataFormats':
      if (request.identifier !== null && !(await harvestOne(request.identifier, at))) return unknown
      return { body: { ListMetadataFormats: { metadataFormat: FORMATS } } }
    case 'GetRecord': {
      const record = await harvestOne(request.identifier, at)
      if (!record) return unknown
      return {
        body: { GetRecord: { record: recordNode(record, request.prefix, await themeNames(LOCALES[0])) } },
      }
    }
    default:
      return list(request, at)
  }
}

const unknown: Answer = { error: { code: 'idDoesNotExist', message: 'There is no record of this name.' } }

async function list(
  request: Extract<OaiRequest, { verb: `List${'Identifiers' | 'Records'}` }>,
  at: Date,
): Promise<Answer> {
  const harvested = await harvest(request, at)
  if (harvested.outcome === 'refused') return { error: harvested.error }
  const { records, prefix, token } = harvested
  const themes = await themeNames(LOCALES[0])
  const nodes =
    request.verb === 'ListRecords'
      ? { record: records.map((record) => recordNode(record, prefix, themes)) }
      : { header: records.map(headerNode) }
  return { body: { [request.verb]: { ...nodes, ...(token === null ? {} : { resumptionToken: token }) } } }
}

function recordNode(record: OaiRecord, prefix: Prefix, themes: ReadonlyMap<string, string>): XmlNode {
  const header = headerNode(record)
  if (record.deleted) return { header }
  const metadata = prefix === 'oai_dc' ? dublinCore(record.work, themes) : oaiDatacite(record.work)
  return { header, metadata }
}

const headerNode = ({ identifier, stampedAt, sets, deleted }: OaiRecord): XmlNode => ({
  ...(deleted ? { '@status': 'deleted' } : {}),
  identifier,
  datestamp: oaiMoment(stampedAt),
  setSpec: sets,
})

function identify({ name, host, email, since, sample }: Repository): XmlNode {
  return {
    repositoryName: name,
    baseURL: baseUrl(),
    protocolVersion: '2.0',
    adminEmail: email,
    earliestDatestamp: oaiMoment(since),
    // What was withdrawn stays as deleted; what was erased leaves nothing that could be told.
    deletedRecord: 'transient',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
    compression: 'gzip',
    // The format of identifiers speaks of names of the domain name system alone.
    ...(host.includes('.') && /^[a-z]/i.test(host)
      ? {
          description: {
            'oai-identifier': {
              '@xmlns': 'http://www.openarchives.org/OAI/2.0/oai-identifier',
              '@xmlns:xsi': XSI,
              '@xsi:schemaLocation':
                'http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd',
              scheme: 'oai',
              repositoryIdentifier: host,
              delimiter: ':',
              sampleIdentifier: sample,
            },
          },
        }
      : {}),
  }
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

function envelope(query: URLSearchParams, answer: Answer, at: Date): XmlNode {
  const error = 'error' in answer ? answer.error : null
  // Where the arguments are wrong, they are not repeated (section 3.6 of the protocol).
  const repeated = error?.code === 'badVerb' || error?.code === 'badArgument' ? [] : [...query]
  return {
    'OAI-PMH': {
      '@xmlns': 'http://www.openarchives.org/OAI/2.0/',
      '@xmlns:xsi': XSI,
      '@xsi:schemaLocation':
        'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
      responseDate: oaiMoment(at),
      request: {
        ...Object.fromEntries(repeated.map(([name, value]) => [`@${name}`, value])),
        '#text': baseUrl(),
      },
      ...('body' in answer ? answer.body : {}),
      ...(error ? { error: { '@code': error.code, '#text': error.message } } : {}),
    },
  }
}

const baseUrl = (): string => absoluteAddress(paths.oai())
