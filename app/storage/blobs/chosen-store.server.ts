import path from 'node:path'
import { config } from '~/config.server'
import type { BlobStore } from './blob-store.server'
import { folderStore } from './folder-store.server'
import type { StoragePlace } from './storage-url.server'

let chosen: Promise<BlobStore> | undefined

/** The one store of this process, from STORAGE_URL. */
export function blobStore(): Promise<BlobStore> {
  chosen ??= openStore(config().storage)
  return chosen
}

/** A store by its place. What speaks S3 is loaded only where it is used. */
export async function openStore(place: StoragePlace): Promise<BlobStore> {
  if (place.kind === 'folder') return folderStore(place.folder, { groupReads: config().delivery === 'nginx' })
  const { s3Store } = await import('./s3-store.server')
  return s3Store(place, path.join(config().dataDir, 'storage'))
}
