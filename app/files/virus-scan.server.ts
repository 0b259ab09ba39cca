import { createReadStream } from 'node:fs'
import net from 'node:net'
import { pipeline } from 'node:stream/promises'
import { config } from '~/config.server'

/** `unanswered`: nothing is known of the file, because the scanner is down, too small or too slow. */
export type Scanned =
  | { outcome: 'clean' }
  | { outcome: 'infected'; signature: string }
  | { outcome: 'unanswered'; why: string }

/** No answer for this long: the scanner is down. */
const PATIENCE = 120_000

/**
 * Asks ClamAV's daemon about a file, when one is configured (CLAMD_URL). It gets the bytes, not the path: it may be
 * another user, or another machine. Only its word makes a file clean.
 */
export async function scanFile(file: string): Promise<Scanned> {
  const { clamdUrl } = config()
  if (!clamdUrl) return { outcome: 'clean' }
  try {
    return read(await ask(clamdUrl, file))
  } catch (error) {
    return { outcome: 'unanswered', why: (error as Error).message }
  }
}

/** The command INSTREAM of clamd: lengths and pieces, a length of zero, then one line of answer. */
async function ask(clamdUrl: string, file: string): Promise<string> {
  const socket = connect(new URL(clamdUrl))
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error('clamd does not answer')))
  let answer = ''
  const answered = new Promise<string>((resolve, reject) => {
    socket.on('data', (some) => {
      answer += some.toString('latin1')
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('clamd has ended the line')))
  })
  // A scanner that has heard enough answers, and ends the line before all is sent.
  const sent = pipeline(createReadStream(file), inPieces, socket, { end: false }).catch(() => {})
  try {
    return await answered
  } finally {
    socket.destroy()
    await sent
  }
}

const connect = (url: URL): net.Socket =>
  url.protocol === 'unix:'
    ? net.connect({ path: url.pathname })
    : net.connect({ host: url.hostname, port: Number(url.port || 3310) })

async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of bytes) {
    yield lengthOf(piece.length)
    yield piece
  }
  yield lengthOf(0)
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

function read(answer: string): Scanned {
  const line = answer.replace(/\0$/, '').trim()
  const signature = /^stream: (.+) FOUND$/.exec(line)?.[1]
  if (signature) return { outcome: 'infected', signature }
  return line === 'stream: OK' ? { outcome: 'clean' } : { outcome: 'unanswered', why: line.slice(0, 200) }
}
