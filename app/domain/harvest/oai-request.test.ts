import { describe, expect, test } from 'vitest'
import { identifierOf, idInIdentifier, oaiMoment, readOaiRequest } from './oai-request'

const read = (query: string) => readOaiRequest(new URLSearchParams(query))
const codeOf = (query: string) => {
  const asked = read(query)
  return asked.outcome === 'refused' ? asked.error.code : asked.request.verb
}
const selectionOf = (query: string) => {
  const asked = read(`verb=ListRecords&metadataPrefix=oai_dc&${query}`)
  if (asked.outcome === 'refused' || !('selection' in asked.request)) throw new Error(JSON.stringify(asked))
  return asked.request.selection
}

describe('what is refused', () => {
  test.each([
    ['badVerb', ''],
    ['badVerb', 'verb='],
    ['badVerb', 'verb=identify'],
    ['badVerb', 'verb=toString'],
    ['badVerb', 'verb=Identify&verb=Identify'],
    ['badArgument', 'verb=Identify&metadataPrefix=oai_dc'],
    ['badArgument', 'verb=GetRecord'],
    ['badArgument', 'verb=GetRecord&identifier=oai:x:1'],
    ['badArgument', 'verb=GetRecord&identifier=&metadataPrefix=oai_dc'],
    ['badArgument', 'verb=GetRecord&identifier=a&identifier=b&metadataPrefix=oai_dc'],
    ['badArgument', 'verb=ListRecords'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&page=2'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-31'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00Z'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00+01:00'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z'],
    ['badArgument', 'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01'],
    ['cannotDisseminateFormat', 'verb=ListRecords&metadataPrefix=marc21'],
    ['cannotDisseminateFormat', 'verb=GetRecord&identifier=oai:x:1&metadataPrefix=marc21'],
    ['noRecordsMatch', 'verb=ListIdentifiers&metadataPrefix=oai_dc&set=theme:../x'],
    ['badResumptionToken', 'verb=ListSets&resumptionToken=x'],
  ])('%s: %s', (code, query) => {
    expect(codeOf(query)).toBe(code)
  })
})

describe('what is asked', () => {
  test('verbs without arguments, and those whose arguments may stay away', () => {
    for (const verb of ['Identify', 'ListSets', 'ListMetadataFormats'])
      expect(codeOf(`verb=${verb}`)).toBe(verb)
  })

  test('a day is meant whole, a second is too', () => {
    expect(selectionOf('from=2026-01-01&until=2026-01-01')).toMatchObject({
      from: new Date('2026-01-01T00:00:00Z'),
      before: new Date('2026-01-02T00:00:00Z'),
    })
    expect(selectionOf('until=2026-01-01T10:00:00Z')).toMatchObject({
      from: null,
      before: new Date('2026-01-01T10:00:01Z'),
    })
  })

  test('a set is a theme or a workshop', () => {
    expect(selectionOf('set=theme-citizen-participation').set).toEqual({
      kind: 'theme',
      key: 'citizen-participation',
    })
    expect(selectionOf('set=workshop-atelier-1').set).toEqual({ kind: 'workshop', key: 'atelier-1' })
  })
})

test('an identifier holds its id, and those of others hold none', () => {
  const identifier = identifierOf('portail.exemple.fr', 'V1StGXR8_Z5jdHi6B-myT')
  expect(idInIdentifier('portail.exemple.fr', identifier)).toBe('V1StGXR8_Z5jdHi6B-myT')
  for (const other of ['oai:autre.fr:1', 'V1StGXR8_Z5jdHi6B-myT', ''])
    expect(idInIdentifier('portail.exemple.fr', other)).toBeNull()
})

test('moments are told to the second', () => {
  expect(oaiMoment(new Date('2026-01-01T10:20:30.999Z'))).toBe('2026-01-01T10:20:30Z')
})
