import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** The string by which virus scanners are tried (eicar.org); in two halves, so that no scanner takes this file for it. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`

const PLACES = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/usr/bin/clamd', '/opt/homebrew/sbin/clamd']

/** Where the distribution's clamd is; null when it is not installed. */
export const clamdProgram = (): string | null => PLACES.find((file) => fs.existsSync(file)) ?? null

export type Clamd = { url: string; start(): Promise<void>; stop(): Promise<void>; remove(): Promise<void> }

/** ClamAV's daemon with one signature, ours, on a socket of its own. */
export function makeClamd(program: string): Clamd {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'clamd-'))
  const socket = path.join(home, 'clamd.ctl')
  fs.mkdirSync(path.join(home, 'signatures'))
  fs.writeFileSync(
    path.join(home, 'signatures/portal.ndb'),
    `Portal.Test.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`,
  )
  const settings = {
    LocalSocket: socket,
    DatabaseDirectory: path.join(home, 'signatures'),
    TemporaryDirectory: home,
    Foreground: 'yes',
    StreamMaxLength: '20M',
  }
  const conf = path.join(home, 'clamd.conf')
  fs.writeFileSync(
    conf,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  )
  let child: ChildProcess | undefined
  const stop = async () => {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null) return
    ending.kill('SIGKILL')
    await once(ending, 'exit')
    fs.rmSync(socket, { force: true })
  }
  return {
    url: `unix:${socket}`,
    start: async () => {
      child = spawn(program, ['--config-file', conf], { stdio: 'ignore' })
      while (!(await answers(socket))) {
        if (child.exitCode !== null) throw new Error('clamd does not start')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    stop,
    remove: async () => {
      await stop()
      fs.rmSync(home, { recursive: true, force: true })
    },
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = net.connect(socket)
    line.on('connect', () => line.write('zPING\0'))
    line.on('data', (some) => {
      line.destroy()
      resolve(some.toString().startsWith('PONG'))
    })
    line.on('error', () => resolve(false))
  })
}
