import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { readCsv } from './read-csv.server'
import { writeCsv } from './write-csv.server'

const header = ['Nom', 'Organisme']

describe('a table as CSV', () => {
  it('begins with a mark, parts cells by semicolons and lines as Windows does', async () => {
    expect(await text(writeCsv(header, [['Noël', 'Ville de « Saint-Denis »']]))).toBe(
      '"Nom";"Organisme"\r\n"Noël";"Ville de « Saint-Denis »"\r\n',
    )
    const bytes = writeCsv(header, []).read(3) ?? (await writeCsv(header, []).toArray()).at(0)
    expect(Buffer.from(bytes).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  })

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1'])(
    'neutralises a cell that begins with %j',
    async (cell) => {
      expect(await text(writeCsv(header, [[cell, 'x']]))).toContain(`"'${cell}"`)
    },
  )

  it('neutralises what a sheet with another separator would see', async () => {
    const csv = await text(writeCsv(header, [['Roy,=1+1', 'a;=1+1']]))
    expect(csv).toContain('"Roy,=1+1";"a;=1+1"')
  })

  it('is read again as it was', async () => {
    const rows = [
      ['Roy; dit "le Roi"', 'deux\nlignes'],
      ['', 'Noël'],
    ]
    const reading = readCsv(await text(writeCsv(header, rows)), { name: ['nom'], place: ['organisme'] })
    expect(reading.outcome === 'read' && reading.lines.map(({ cells }) => [cells.name, cells.place])).toEqual(
      rows,
    )
  })

  it('asks for rows only as fast as they are read', async () => {
    let asked = 0
    async function* endless() {
      for (;;) {
        asked++
        yield ['Noël', 'x'.repeat(1000)]
      }
    }
    const csv = writeCsv(header, endless())
    for await (const _ of csv) break
    expect(asked).toBeLessThan(2000)
  })

  it('breaks off when its rows do: half a table never looks whole', async () => {
    async function* broken() {
      yield ['Noël', 'x']
      throw new Error('the database is gone')
    }
    await expect(text(writeCsv(header, broken()))).rejects.toThrow('the database is gone')
  })
})
