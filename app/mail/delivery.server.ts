import { isGivenUp, LEASE, waitAfter } from '~/domain/letters/delivery'
import { isPersonal } from '~/domain/letters/personal'
import { db } from '~/storage/database.server'
import { type Delivery, deliver, type OutgoingLetter } from './transport.server'

/** Letters of one process that are under way at once: a slow server holds up few, and none is flooded. */
const LANES = 3

type Leased = OutgoingLetter & { link: string | null; attempts: number; leasedUntil: Date }

export type SentReport = { sent: number; failed: number; dead: number }

/** `stopping`: no further letter is taken; `cutOff`: what is under way ends now and is given back. */
export type Ending = { stopping: AbortSignal; cutOff: AbortSignal }

type Circumstances = {
  now: () => Date
  ending: Ending
  /** Tells of each letter that was kept in the outbox, with the link that it carries. */
  onKept: (letter: { kind: string; link: string | null; file: string }) => void
}

/** Sends every letter that is due. Any number of processes may do this at once: each letter is leased to one. */
export async function sendDueLetters(circumstances: Circumstances): Promise<SentReport> {
  const report: SentReport = { sent: 0, failed: 0, dead: 0 }
  const lane = async () => {
    for (;;) {
      const letter = circumstances.ending.stopping.aborted ? null : await lease(circumstances.now())
      if (!letter) return
      await sendOne(letter, circumstances, report)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return report
}

/** Takes the letter that has been due for longest; one that another process holds is passed over. */
async function lease(now: Date): Promise<Leased | null> {
  const until = new Date(now.getTime() + LEASE)
  const [letter] = await db().$queryRaw<Leased[]>`
    update "Letter" set "leasedUntil" = ${until}, "attempts" = "attempts" + 1
    where "id" = (
      select "id" from "Letter"
      where "sentAt" is null and "deadAt" is null and "nextAttemptAt" <= ${now}
        and ("leasedUntil" is null or "leasedUntil" <= ${now})
      order by "nextAttemptAt" limit 1
      for update skip locked)
    returning "id", "kind", "lang", "toAddress", "subject", "text", "html", "link", "queuedAt", "attempts",
      "leasedUntil"`
  return letter ?? null
}

async function sendOne(letter: Leased, { now, ending, onKept }: Circumstances, report: SentReport) {
  const delivery = await deliver(letter, ending.cutOff)
  switch (delivery.outcome) {
    case 'kept':
      onKept({ kind: letter.kind, link: letter.link, file: delivery.file })
      await noteSent(letter, delivery, now())
      report.sent += 1
      return
    case 'sent':
      await noteSent(letter, delivery, now())
      report.sent += 1
      return
    case 'refused':
    case 'failed': {
      if (ending.cutOff.aborted) return giveBack(letter)
      const dead = await noteFailed(letter, delivery, now())
      report[dead ? 'dead' : 'failed'] += 1
    }
  }
}

/** Cut off by our own stop: the next process may send it at once, with the same Message-ID. */
async function giveBack({ id, leasedUntil }: Leased): Promise<void> {
  await db().letter.updateMany({
    where: { id, sentAt: null, leasedUntil },
    data: { leasedUntil: null, attempts: { decrement: 1 } },
  })
}

async function noteSent(letter: Leased, { outcome }: Delivery, now: Date): Promise<void> {
  const emptied = outcome === 'sent' && isPersonal(letter)
  await db().letter.updateMany({
    where: { id: letter.id, sentAt: null },
    data: {
      sentAt: now,
      deadAt: null,
      leasedUntil: null,
      lastError: null,
      ...(emptied ? { text: '', html: '', link: null } : {}),
    },
  })
}

/** Returns whether the letter is given up. Whose lease has run out changes nothing: another process has the letter. */
async function noteFailed(
  letter: Leased,
  delivery: Extract<Delivery, { error: string }>,
  now: Date,
): Promise<boolean> {
  const dead = delivery.outcome === 'refused' || isGivenUp(letter.queuedAt, now)
  await db().letter.updateMany({
    where: { id: letter.id, sentAt: null, leasedUntil: letter.leasedUntil },
    data: {
      leasedUntil: null,
      lastError: delivery.error,
      nextAttemptAt: new Date(now.getTime() + waitAfter(letter.attempts)),
      deadAt: dead ? now : null,
    },
  })
  return dead
}
