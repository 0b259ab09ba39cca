import path from 'node:path'
import { config } from '~/config.server'

/** Where the bytes of stored files lie; their names are random and say nothing. */
export const blobsFolder = (): string => path.join(config().dataDir, 'blobs')
