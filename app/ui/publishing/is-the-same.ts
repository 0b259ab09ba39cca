import { edgesOf } from '~/domain/library/incoming-file'

type Begun = { name: string; bytes: number; come: number; edges: string | null }

/**
 * Whether this is the file that was begun: by its name, its size, and the first and last of the bytes that have come. A
 * browser without cryptography (a portal without HTTPS) goes by name and size.
 */
export async function isTheSame(chosen: File, { name, bytes, come, edges }: Begun): Promise<boolean> {
  if (chosen.size !== bytes || chosen.name.normalize('NFC') !== name) return false
  if (edges === null || !globalThis.crypto?.subtle) return true
  const parts = edgesOf(come).map(({ from, to }) => chosen.slice(from, to))
  try {
    const hash = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer())
    const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return hex === edges
  } catch {
    // It cannot be read any more: moved, or changed since it was chosen.
    return false
  }
}
