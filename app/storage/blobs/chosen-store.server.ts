import path from 'node:path'
import { config } from '~/config.server'
import type { BlobStore } from './blob-store.server'
import { folderStore } from './folder-store.server'

let chosen: Promise<BlobStore> | undefined

/** The one store of this process. */
export function blobStore(): Promise<BlobStore> {
  chosen ??= Promise.resolve(folderStore(path.join(config().dataDir, 'blobs')))
  return chosen
}
