import { describe, expect, test } from 'vitest'
import { parseStorageUrl, UnusableStorage } from './storage-url.server'

const NOTHING = { region: null, credentials: null }
const USUAL = {
  region: 'eu-west-3',
  credentials: { accessKeyId: 'KEY', secretAccessKey: 'SECRET', sessionToken: 'TOKEN' },
}

describe('where bytes are kept', () => {
  test('in a folder', () => {
    expect(parseStorageUrl('file:///srv/les%20fichiers/', NOTHING)).toEqual({
      kind: 'folder',
      folder: '/srv/les fichiers',
    })
  })

  test('at Amazon, with what its own tools would take from the environment', () => {
    expect(parseStorageUrl('s3://archive', USUAL)).toEqual({
      kind: 's3',
      bucket: 'archive',
      prefix: '',
      endpoint: null,
      region: 'eu-west-3',
      forcePathStyle: false,
      credentials: USUAL.credentials,
    })
  })

  test('at somebody else’s, with all in the address', () => {
    const url =
      's3://CLE:se%2Fcret@archive/portail/v1/?endpoint=https%3A%2F%2Fs3.exemple.test&region=sbg&forcePathStyle=true'
    expect(parseStorageUrl(url, USUAL)).toEqual({
      kind: 's3',
      bucket: 'archive',
      prefix: 'portail/v1/',
      endpoint: 'https://s3.exemple.test',
      region: 'sbg',
      forcePathStyle: true,
      credentials: { accessKeyId: 'CLE', secretAccessKey: 'se/cret' },
    })
  })

  test.each([
    'nonsense',
    '/srv/blobs',
    'https://s3.exemple.test/archive',
    'file:///',
    'file://host/srv',
    's3://',
    's3://A_B',
    's3://archive?colour=red',
    's3://archive?endpoint=s3.exemple.test',
    's3://archive?forcePathStyle=1',
    's3://CLE@archive',
  ])('%s is refused', (url) => {
    expect(() => parseStorageUrl(url, USUAL)).toThrow(UnusableStorage)
  })

  test.each([
    ['s3://archive', NOTHING, 'region'],
    ['s3://archive?region=sbg', NOTHING, 'credentials'],
  ])('%s lacks something, which is named', (url, aws, lacks) => {
    expect(() => parseStorageUrl(url, aws)).toThrow(lacks)
  })

  test('a refusal never repeats what is secret', () => {
    expect(() => parseStorageUrl('s3://CLE:chut@archive?colour=red', NOTHING)).toThrow(/^(?!.*(?:chut|CLE))/)
  })
})
