import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

type Behaviour = 'takes' | 'refuses' | 'is-busy' | 'drops' | 'stalls'

export type MailServer = {
  /** For SMTP_URL. */
  url: string
  /** What it has taken, oldest first. */
  taken: ParsedMail[]
  /** What it does with the next recipients. */
  behave(how: Behaviour): void
  close(): Promise<void>
}

/** A real mail server on loopback that can also refuse for good, be busy, never answer, or drop the line in mid-letter. */
export async function startMailServer(): Promise<MailServer> {
  let behaviour: Behaviour = 'takes'
  const taken: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      if (behaviour === 'refuses') return done(withCode('5.1.1 No such person here', 550))
      if (behaviour === 'stalls') return
      if (behaviour === 'is-busy') return done(withCode('4.3.2 Come back later', 451))
      done()
    },
    onData(stream, session, done) {
      if (behaviour === 'drops') {
        stream.resume()
        const { remotePort } = session
        for (const connection of server.connections)
          if (connection.session.remotePort === remotePort) connection.close()
        return
      }
      simpleParser(stream).then((letter) => {
        taken.push(letter)
        done()
      }, done)
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    behave: (how) => {
      behaviour = how
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export const recipientOf = (letter: ParsedMail): string =>
  (letter.to as AddressObject).value[0]?.address ?? ''

function withCode(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode })
}
