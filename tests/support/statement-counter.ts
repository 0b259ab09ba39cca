import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/**
 * Stands between a portal and its database and writes down every statement that passes. It reads PostgreSQL's own
 * protocol: `Q` asks at once, `P` prepares the text that `B` and `E` then run.
 */
export async function listenIn(databaseUrl: string) {
  const statements: string[] = []
  const target = new URL(databaseUrl)
  const socket = path.join(target.searchParams.get('host') ?? '', '.s.PGSQL.5432')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-listen-'))
  const server = net.createServer((client) => {
    const database = net.connect(socket)
    const note = reader(statements)
    client.on('data', (bytes) => {
      note(bytes)
      database.write(bytes)
    })
    database.on('data', (bytes) => client.write(bytes))
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  await new Promise<void>((resolve) => server.listen(path.join(folder, '.s.PGSQL.5432'), resolve))
  target.searchParams.set('host', folder)
  return {
    databaseUrl: target.href,
    /** The statements that pass while something is done. */
    async during(work: () => Promise<unknown>): Promise<string[]> {
      const from = statements.length
      await work()
      return statements.slice(from)
    },
    close() {
      server.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Cuts one client's bytes into messages; the first has no letter. */
function reader(statements: string[]): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let greeted = false
  const names = new Map<string, string>()
  const text = (bytes: Buffer) => bytes.toString('utf8').split('\0')
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const head = greeted ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const letter = greeted ? String.fromCharCode(rest[0] ?? 0) : ''
      const body = rest.subarray(head + 4, length)
      rest = rest.subarray(length)
      greeted = true
      const [first = '', second = ''] = text(body)
      if (letter === 'Q') statements.push(first)
      if (letter === 'P') names.set(first, second)
      if (letter === 'B') statements.push(names.get(second) ?? '')
    }
  }
}
