import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Child, ChildFault } from '../../app/files/reading/child.server'
import { Drawn, Examined, Read } from '../../app/files/reading/child-messages'
import { askChild, childProgram } from '../../app/files/reading/read-file.server'
import { sha256 } from '../support/files'
import * as hostile from '../support/hostile'
import { bootPortal, type Portal } from '../support/portal'
import { eventuallyRead } from '../support/reading'
import { fileForm, makeEmptyDocument, putUp } from '../support/uploads'

const MINUTES = 60_000
/** Far more than any of these needs, so that a busy machine makes none of them too slow. */
const LIMITS = { seconds: 90, cpuSeconds: 90, memoryMiB: 1024, fileMiB: 1, answerBytes: 1024 ** 2 }

let portal: Portal
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-'))
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(async () => {
  await portal.close()
  fs.rmSync(folder, { recursive: true })
})

const FAILED = z.object({ outcome: z.literal('failed'), why: z.string() })

let written = 0
function fileOf(bytes: Buffer): string {
  const file = path.join(folder, `${written++}`)
  fs.writeFileSync(file, bytes)
  return file
}

/** `sound`, `read`, or why not: `refused broken`, `failed too-slow` … */
function said(answer: { outcome: string; reason?: string; why?: string }): string {
  return [answer.outcome, answer.reason ?? answer.why].filter(Boolean).join(' ')
}

describe('a file that a hand has made to do harm', () => {
  test.each([
    ['pages that are their own ancestors', 'pdf', hostile.pagesInACircle, 'refused broken'],
    ['a catalogue that is none', 'pdf', hostile.wrongRoot, 'refused broken'],
    ['a password', 'pdf', hostile.locked, 'refused encrypted'],
    ['a page of giant size', 'pdf', hostile.pageOfGiantSize, 'refused too-large-pages'],
    ['a pattern without end', 'pdf', hostile.drawnForEver, 'sound'],
    ['ten thousand parts', 'pptx', hostile.tooManyParts, 'refused oversized'],
    ['a part that unpacks to gigabytes', 'pptx', hostile.bomb, 'refused oversized'],
    ['macros', 'pptx', hostile.withMacros, 'refused macros'],
    ['an archive', 'pptx', () => hostile.nested(Buffer.from('x'), 'x', 1), 'refused nested'],
  ] as const)('with %s', async (_what, format, make, expected) => {
    const task = { task: 'examine', file: fileOf(make()), format } as const
    expect(said(await askChild(task, Examined, { limits: LIMITS }))).toBe(expected)
  })

  test('and that nobody can draw to its end is given up when its time is over; its text is read', async () => {
    const file = fileOf(hostile.drawnForEver())
    expect(said(await askChild({ task: 'read', file, format: 'pdf' }, Read, { limits: LIMITS }))).toBe('read')
    const drawn = { task: 'draw', file, format: 'pdf', page: 1, size: 'large' } as const
    expect(said(await askChild(drawn, Drawn, { limits: { ...LIMITS, seconds: 4 } }))).toBe('failed too-slow')
  })
})

/** The answers to all of them, one after the other; a child that one of them ended is followed by another. */
async function answersTo(task: 'examine' | 'read', made: hostile.Made[]): Promise<string[]> {
  const answers: string[] = []
  let child: Child | undefined
  for (const { format, bytes } of made) {
    if (!child?.alive || answers.length % 25 === 0) {
      child?.end()
      child = new Child(childProgram(), LIMITS)
    }
    const answer = child.ask({ task, file: fileOf(bytes), format }).catch((error: unknown) => {
      if (error instanceof ChildFault) return { outcome: 'failed', why: error.why }
      throw error
    })
    answers.push(said((task === 'read' ? Read : Examined).or(FAILED).parse(await answer)))
  }
  child?.end()
  return answers
}

const FAMILIES = {
  cut: { make: hostile.cut, expected: /^refused broken$/ },
  flipped: {
    make: hostile.flipped,
    expected: /^(?:sound|read|refused (?:broken|encrypted|oversized|macros|nested|too-\w+-pages))$/,
  },
} as const

describe('two hundred files that a machine has broken', () => {
  test.each(['cut', 'flipped'] as const)(
    '%s: each is what it still is, or refused; none ends its child or takes its time',
    async (family) => {
      const { make, expected } = FAMILIES[family]
      const next = hostile.chance(20_261_124)
      const whole = await hostile.wholeFiles()
      const broken = Array.from({ length: 80 }, (_, i) => {
        const { format, bytes } = whole[i % whole.length] as hostile.Made
        return { format, bytes: make(bytes, next) }
      })
      const [examined, read] = await Promise.all([
        answersTo('examine', broken.slice(40)),
        answersTo('read', broken.slice(0, 40)),
      ])
      for (const answer of [...examined, ...read]) expect(answer).toMatch(expected)
    },
    5 * MINUTES,
  )

  test(
    'archives in archives: refused before anybody opens them, and nothing to be read',
    async () => {
      const whole = await hostile.wholeFiles()
      const made = Array.from({ length: 40 }, (_, i) => {
        const { format, bytes } = whole[i % whole.length] as hostile.Made
        return { format: 'pptx' as const, bytes: hostile.nested(bytes, `x.${format}`, 1 + (i % 6)) }
      })
      const [examined, read] = await Promise.all([
        answersTo('examine', made.slice(20)),
        answersTo('read', made.slice(0, 20)),
      ])
      expect(new Set(examined)).toEqual(new Set(['refused nested']))
      expect(new Set(read)).toEqual(new Set(['refused broken']))
    },
    5 * MINUTES,
  )
})

/** Keeps asking for a page and for its health while the work goes on; each must be answered. */
async function whileAnswering(work: () => Promise<void>): Promise<void> {
  let working = true
  const asking = (async () => {
    while (working) {
      for (const address of ['/fr', '/healthz']) {
        const answer = await portal.guest().get(address)
        expect([address, answer.status]).toEqual([address, 200])
        await answer.text()
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  await work().finally(() => {
    working = false
  })
  await asking
}

test(
  'what comes by upload is refused with its reason, or read, while the portal goes on answering',
  async () => {
    const { address } = await makeEmptyDocument(portal)
    const emile = await portal.as('emile')
    const next = hostile.chance(7)
    const [, deck] = await hostile.wholeFiles()
    const sent: [name: string, bytes: Buffer, expected: unknown][] = [
      ['motif.pdf', hostile.drawnForEver(), 'stored'],
      ['cercle.pdf', hostile.pagesInACircle(), 'broken'],
      ['racine.pdf', hostile.wrongRoot(), 'broken'],
      ['coupe.pdf', hostile.cut(deck?.bytes ?? Buffer.alloc(0), next), 'broken'],
      ['code.pdf', hostile.locked(), 'encrypted'],
      ['geant.pdf', hostile.pageOfGiantSize(), 'too-large-pages'],
      ['parties.pptx', hostile.tooManyParts(), 'oversized'],
      ['bombe.pptx', hostile.bomb(), 'oversized'],
      ['macros.pptx', hostile.withMacros(), 'macros'],
      ['archives.pptx', hostile.nested(Buffer.from('x'), 'x', 3), 'nested'],
      ['sain.pdf', deck?.bytes ?? Buffer.alloc(0), 'stored'],
    ]
    await whileAnswering(async () => {
      for (const [name, bytes, expected] of sent) {
        const { outcome, reason } = await putUp(portal, emile, address, fileForm(bytes, name))
        expect([name, reason ?? outcome]).toEqual([name, expected])
      }
      for (const [name, bytes, expected] of sent)
        if (expected === 'stored') {
          const { readAt, failure } = await eventuallyRead(portal, sha256(bytes), 300)
          expect([name, readAt !== null, failure]).toEqual([name, true, null])
        }
      // Nobody can draw it; whoever asks is told so, once it was tried.
      const { id } = await portal.db.storedFile.findFirstOrThrow({ where: { name: 'motif.pdf' } })
      for (const size of ['large', 'small'])
        expect((await portal.guest().get(`/files/${id}/pages/1/${size}.webp`)).status).toBe(404)
    })
    expect(portal.process.exitCode).toBeNull()
  },
  5 * MINUTES,
)
