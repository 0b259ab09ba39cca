import type { Browser } from '../support/browser'
import { type CastName, createPeople } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { canary, type MadeDocument, makeCollection, makeDocument, makeWorkshop } from '../support/things'

export const ACTORS = ['A0', 'U1', 'P1', 'M1', 'M2', 'S1', 'E1', 'AD', 'AD2'] as const
export type Actor = (typeof ACTORS)[number]

export const PEOPLE = {
  U1: 'ugo',
  P1: 'paul',
  M1: 'marie',
  M2: 'malik',
  S1: 'lise',
  E1: 'emile',
  AD: 'ada',
  AD2: 'adele',
} as const satisfies Record<Exclude<Actor, 'A0'>, CastName>

export type World = {
  portal: Portal
  as(actor: Actor): Browser
  /** A page with its file for each life that a thing can have; every field holds a word of its own. */
  things: Record<'Pub' | 'Mem' | 'Draft' | 'Arch', MadeDocument>
  draftWorkshop: { id: string; slug: string; word: string }
  draftCollection: { id: string; slug: string }
  letterId: string
  /** Words that nobody but the team may ever see. */
  hidden: string[]
}

/** The portal with everybody in it, each in a browser of his own, and the four things that they ask for. */
export async function bootWorld(env: Record<string, string> = {}): Promise<World> {
  const portal = await bootPortal({ env })
  await createPeople(portal.db, ['malik', 'adele'])
  const browsers = new Map<Actor, Browser>()
  for (const actor of ACTORS)
    browsers.set(actor, actor === 'A0' ? portal.guest() : await portal.as(PEOPLE[actor]))
  const things = {
    Pub: await makeDocument(portal, { audience: 'public' }),
    Mem: await makeDocument(portal, { audience: 'members' }),
    Draft: await makeDocument(portal, { published: false }),
    Arch: await makeDocument(portal, { audience: 'public', withdrawn: true }),
  }
  const draftWorkshop = await makeWorkshop(portal, { published: false })
  const draftCollection = await makeCollection(portal, [things.Draft], { published: false })
  const letter = await makeLetter(portal)
  return {
    portal,
    things,
    draftWorkshop,
    draftCollection,
    letterId: letter.id,
    as: (actor) => browsers.get(actor) as Browser,
    hidden: [
      ...Object.values(things.Draft.canaries),
      draftWorkshop.word,
      letter.word,
      ...Object.values(draftCollection.canaries),
    ],
  }
}

async function makeLetter(portal: Portal): Promise<{ id: string; word: string }> {
  const [id, word, now] = ['L'.repeat(21), canary(), new Date()]
  await portal.db.letter.create({
    data: {
      id,
      kind: 'registration-approved',
      lang: 'fr',
      toAddress: `${word}@exemple.test`,
      subject: word,
      text: word,
      html: `<p>${word}</p>`,
      queuedAt: now,
      nextAttemptAt: now,
      sentAt: now,
    },
  })
  return { id, word }
}
