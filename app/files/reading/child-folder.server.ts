import fs from 'node:fs'
import path from 'node:path'
import { config } from '~/config.server'

/** Below DATA_DIR, whose disk is large. */
const folders = (): string => path.join(config().dataDir, 'reading')

/** A folder for one child process, which nobody else writes into. */
export function makeChildFolder(): string {
  fs.mkdirSync(folders(), { recursive: true, mode: 0o700 })
  return fs.mkdtempSync(path.join(folders(), 'child-'))
}

/** In the background: a child that is just being ended may still hold it. */
export function removeChildFolder(folder: string): void {
  fs.rm(folder, { recursive: true, force: true, maxRetries: 3 }, () => {})
}

/** Removes the folders that an interrupted portal has left, older than an hour: no child that has work lives as long. */
export function removeLeftFolders(now: Date): void {
  if (!fs.existsSync(folders())) return
  for (const name of fs.readdirSync(folders())) {
    const folder = path.join(folders(), name)
    const madeAt = fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (now.getTime() - madeAt > 3_600_000) fs.rmSync(folder, { recursive: true, force: true })
  }
}
