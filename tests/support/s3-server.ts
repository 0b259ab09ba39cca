import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import S3rver from '@20minutes/s3rver'
import { freePort } from './free-port'

type Running = InstanceType<typeof S3rver>

export type S3Server = {
  /** STORAGE_URL for a prefix of its bucket. */
  url(prefix?: string): string
  /** Ends it; what it holds stays. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** A server on loopback that speaks S3, checks signatures, and keeps what it holds while it is stopped. */
export async function startS3Server(): Promise<S3Server> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-s3-'))
  const port = await freePort()
  let running: Running | undefined
  const start = async () => {
    running = await run(port, directory)
  }
  const stop = async () => {
    const ended = running
    running = undefined
    ended?.httpServer.closeAllConnections()
    await new Promise<void>((resolve) => (ended ? ended.close(() => resolve()) : resolve()))
  }
  await start()
  const endpoint = encodeURIComponent(`http://127.0.0.1:${port}`)
  return {
    url: (prefix = '') =>
      `s3://S3RVER:S3RVER@portal-test/${prefix}?endpoint=${endpoint}&region=us-east-1&forcePathStyle=true`,
    start,
    stop,
    close: async () => {
      await stop()
      fs.rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function run(port: number, directory: string): Promise<Running> {
  const server = new S3rver({
    ...{ port, address: '127.0.0.1', silent: true, directory },
    configureBuckets: [{ name: 'portal-test', configs: [] }],
  })
  // It computes the signature of requests for a bucket as a whole from another path than Amazon's own client.
  server.middleware.unshift((ctx, next) => {
    if (/^\/[^/]+\/?$/.test(ctx.path))
      ctx.app = Object.create(ctx.app, { allowMismatchedSignatures: { value: true } })
    return next()
  })
  await server.run()
  return server
}
