import { parisMoment } from '~/domain/paris-time'
import type { AuditQuery } from '~/usecases/audit-trail.server'

/** What an address asks of the audit trail; anything that it does not know asks for nothing. */
export function auditQueryOf(asked: URLSearchParams): AuditQuery {
  const word = (name: string) => (asked.get(name) ?? '').slice(0, 200)
  const day = (name: string) => (parisMoment(word(name)) ? word(name).slice(0, 10) : '')
  return {
    act: word('act'),
    kind: word('kind'),
    thing: word('thing'),
    person: word('person'),
    from: day('from'),
    to: day('to'),
    before: word('before'),
    after: word('after'),
  }
}
