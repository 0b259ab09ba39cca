import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { bootPortal, get, round } from './portal.mjs'

const ASSETS = path.resolve(import.meta.dirname, '../build/client/assets')

const kilobytes = (bytes) => round(bytes / 1000, 1)

export async function measure() {
  const portal = await bootPortal()
  for (const page of ['/fr', '/fr/documents']) {
    const html = (await get(portal.origin + page)).body.toString()
    const scripts = new Set([...html.matchAll(/["'](\/assets\/[^"']+\.js)["']/g)].map((match) => match[1]))
    let bytes = 0
    for (const script of scripts)
      bytes += gzipSync((await get(portal.origin + script)).body, { level: 9 }).length
    process.stdout.write(`  ${page.padEnd(16)} ${scripts.size} files, ${kilobytes(bytes)} kB gzip\n`)
  }
  await portal.close()
  for (const lang of ['fr', 'en']) {
    const sizeOf = (encoding) =>
      fs
        .readdirSync(ASSETS)
        .filter((name) => new RegExp(`^password-(judge|lists-${lang})-.*\\.${encoding}$`).test(name))
        .reduce((sum, name) => sum + fs.statSync(path.join(ASSETS, name)).size, 0)
    process.stdout.write(
      `  lists that measure a new password, ${lang}: ${kilobytes(sizeOf('gz'))} kB gzip, ${kilobytes(sizeOf('br'))} kB brotli\n`,
    )
  }
}
