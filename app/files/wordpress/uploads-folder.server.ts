import { constants } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

export type FoundUpload =
  | { outcome: 'found'; open: () => Promise<Readable> }
  /** `outside`: the path leads out of the folder, or a link stands on it: neither is followed. */
  | { outcome: 'missing' | 'outside' }

/** Where an upload lay below `wp-content/uploads`: `2016/03/report.pdf`; null for an address of another place. */
export function uploadPath(address: string): string | null {
  const found = /\/wp-content\/uploads\/(?:sites\/\d+\/)?([^?#]+)/.exec(address)?.[1]
  if (!found) return null
  try {
    return decodeURIComponent(found)
  } catch {
    return found
  }
}

/** `plan-300x200.jpg` is a smaller `plan.jpg`. */
export const withoutSize = (upload: string): string => upload.replace(/-\d+x\d+(?=\.\w+$)/, '')

/** Finds a file of the uploads folder by its path there, however accents in its name were kept. */
export async function findUpload(folder: string, relative: string): Promise<FoundUpload> {
  const parts = relative.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.length === 0 || parts.some((part) => part === '..' || /[\\\0]/.test(part)))
    return { outcome: 'outside' }
  const root = await fs.realpath(folder)
  for (const form of ['NFC', 'NFD'] as const) {
    const file = path.join(root, ...parts.map((part) => part.normalize(form)))
    const real = await fs.realpath(file).catch(() => null)
    if (real === null) continue
    if (real !== file) return { outcome: 'outside' }
    return (await fs.stat(file)).isFile()
      ? { outcome: 'found', open: () => openPlain(file) }
      : { outcome: 'missing' }
  }
  return { outcome: 'missing' }
}

/** A link that has come in between is not followed either. */
async function openPlain(file: string): Promise<Readable> {
  const opened = await fs.open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  return opened.createReadStream()
}
