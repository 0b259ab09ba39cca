// OAI-PMH 2.0 (openarchives.org/OAI/openarchivesprotocol.html): what a harvester asks, and what is wrong with it.

export const METADATA_PREFIXES = ['oai_dc', 'oai_datacite'] as const
export type MetadataPrefix = (typeof METADATA_PREFIXES)[number]

/** What a list is narrowed to: a theme or a workshop, and stamps from a moment (included) to another (excluded). */
export type Selection = {
  prefix: MetadataPrefix
  set: SetKey | null
  from: Date | null
  before: Date | null
}

export type SetKey = { kind: 'theme' | 'workshop'; key: string }

export type OaiRequest =
  | { verb: 'Identify' }
  | { verb: 'ListSets' }
  | { verb: 'ListMetadataFormats'; identifier: string | null }
  | { verb: 'GetRecord'; identifier: string; prefix: MetadataPrefix }
  | { verb: 'ListIdentifiers' | 'ListRecords'; selection: Selection }
  | { verb: 'ListIdentifiers' | 'ListRecords'; token: string }

export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'

export type OaiError = { code: OaiErrorCode; message: string }

export type OaiAsked = { outcome: 'asked'; request: OaiRequest } | { outcome: 'refused'; error: OaiError }

const ARGUMENTS: Record<OaiRequest['verb'], { needs: string[]; takes: string[]; or?: string }> = {
  Identify: { needs: [], takes: [] },
  ListSets: { needs: [], takes: [], or: 'resumptionToken' },
  ListMetadataFormats: { needs: [], takes: ['identifier'] },
  GetRecord: { needs: ['identifier', 'metadataPrefix'], takes: [] },
  ListIdentifiers: { needs: ['metadataPrefix'], takes: ['from', 'until', 'set'], or: 'resumptionToken' },
  ListRecords: { needs: ['metadataPrefix'], takes: ['from', 'until', 'set'], or: 'resumptionToken' },
}

/** Reads a request by the protocol's table of verbs and arguments (section 4). */
export function readOaiRequest(query: URLSearchParams): OaiAsked {
  const verbs = query.getAll('verb')
  const verb = verbs[0]
  if (verbs.length !== 1 || !isVerb(verb))
    return refused('badVerb', verbs.length > 1 ? 'The verb is repeated.' : 'This is no verb of OAI-PMH.')
  const problem = wrongArguments(verb, query)
  if (problem) return refused('badArgument', problem)
  return requestOf(verb, query)
}

const isVerb = (verb: string | undefined): verb is OaiRequest['verb'] =>
  verb !== undefined && Object.hasOwn(ARGUMENTS, verb)

function wrongArguments(verb: OaiRequest['verb'], query: URLSearchParams): string | null {
  const { needs, takes, or } = ARGUMENTS[verb]
  const given = [...query.keys()].filter((name) => name !== 'verb')
  const unknown = given.find((name) => ![...needs, ...takes, or].includes(name))
  if (unknown) return `${verb} takes no argument of this name.`
  if (new Set(given).size < given.length) return 'An argument is repeated.'
  if (or && query.has(or)) return given.length > 1 ? `${or} stands alone.` : null
  const missing = needs.find((name) => !query.get(name))
  return missing ? `${verb} needs ${missing}.` : null
}

function requestOf(verb: OaiRequest['verb'], query: URLSearchParams): OaiAsked {
  switch (verb) {
    case 'Identify':
      return { outcome: 'asked', request: { verb } }
    case 'ListSets':
      return query.has('resumptionToken') ? noSuchToken : { outcome: 'asked', request: { verb } }
    case 'ListMetadataFormats':
      return { outcome: 'asked', request: { verb, identifier: query.get('identifier') } }
    case 'GetRecord': {
      const prefix = prefixOf(query)
      if (!prefix) return noSuchFormat
      return { outcome: 'asked', request: { verb, identifier: query.get('identifier') ?? '', prefix } }
    }
    default: {
      const token = query.get('resumptionToken')
      return token === null ? listOf(verb, query) : { outcome: 'asked', request: { verb, token } }
    }
  }
}

function listOf(verb: 'ListIdentifiers' | 'ListRecords', query: URLSearchParams): OaiAsked {
  const [from, until] = [moment(query.get('from')), moment(query.get('until'))]
  if (from === 'wrong' || until === 'wrong')
    return refused('badArgument', 'A date is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.')
  if (from && until && from.granularity !== until.granularity)
    return refused('badArgument', 'from and until are of the same granularity.')
  if (from && until && from.at > until.at) return refused('badArgument', 'from comes after until.')
  const set = setOf(query.get('set'))
  if (set === 'wrong') return refused('noRecordsMatch', 'There is no such set.')
  const prefix = prefixOf(query)
  if (!prefix) return noSuchFormat
  const before = until && new Date(until.at.getTime() + (until.granularity === 'day' ? DAY : SECOND))
  return { outcome: 'asked', request: { verb, selection: { prefix, set, from: from?.at ?? null, before } } }
}

const SECOND = 1000
const DAY = 24 * 3600 * SECOND

type Moment = { at: Date; granularity: 'day' | 'second' }

/** A day or a second of UTC, as it was written: 31 February is none. */
function moment(written: string | null): Moment | null | 'wrong' {
  if (written === null) return null
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written)
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(written)) return 'wrong'
  const at = new Date(isDay ? `${written}T00:00:00Z` : written)
  if (Number.isNaN(at.getTime()) || !oaiMoment(at).startsWith(written.replace('Z', ''))) return 'wrong'
  return { at, granularity: isDay ? 'day' : 'second' }
}

/** A moment as OAI-PMH writes it, to the second. */
export const oaiMoment = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

export const setSpecOf = ({ kind, key }: SetKey): string => `${kind}-${key}`

function setOf(spec: string | null): SetKey | null | 'wrong' {
  if (spec === null) return null
  const match = /^(theme|workshop)-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(spec)
  return match ? { kind: match[1] as SetKey['kind'], key: match[2] ?? '' } : 'wrong'
}

const prefixOf = (query: URLSearchParams): MetadataPrefix | undefined =>
  METADATA_PREFIXES.find((prefix) => prefix === query.get('metadataPrefix'))

const refused = (code: OaiErrorCode, message: string): OaiAsked => ({
  outcome: 'refused',
  error: { code, message },
})

const noSuchFormat = refused('cannotDisseminateFormat', 'Records come as oai_dc and oai_datacite.')
const noSuchToken = refused('badResumptionToken', 'This list comes whole, without tokens.')

/** `oai:<host>:<id>`, whatever the document's address is (OAI identifier format, 2.0). */
export const identifierOf = (host: string, id: string): string => `oai:${host}:${id}`

/** The id in an identifier of ours; null: it is none. */
export function idInIdentifier(host: string, identifier: string): string | null {
  const begins = `oai:${host}:`
  return identifier.startsWith(begins) ? identifier.slice(begins.length) : null
}
