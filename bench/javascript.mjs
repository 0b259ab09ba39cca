import { gzipSync } from 'node:zlib'
import { bootPortal, get, round } from './portal.mjs'

export async function measure() {
  const portal = await bootPortal()
  for (const path of ['/fr', '/fr/documents']) {
    const page = (await get(portal.origin + path)).body.toString()
    const scripts = new Set([...page.matchAll(/["'](\/assets\/[^"']+\.js)["']/g)].map((match) => match[1]))
    let bytes = 0
    for (const script of scripts)
      bytes += gzipSync((await get(portal.origin + script)).body, { level: 9 }).length
    process.stdout.write(`  ${path.padEnd(16)} ${scripts.size} files, ${round(bytes / 1000, 1)} kB gzip\n`)
  }
  await portal.close()
}
