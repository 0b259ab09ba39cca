// The package has no types of its own; these are the parts that the tests use.
declare module '@20minutes/s3rver' {
  import type { Server } from 'node:http'

  type Context = { path: string; app: object }

  export default class S3rver {
    constructor(options: {
      port: number
      address: string
      silent: boolean
      directory: string
      configureBuckets: { name: string; configs: string[] }[]
    })
    httpServer: Server
    middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[]
    run(): Promise<unknown>
    close(done: () => void): void
  }
}
