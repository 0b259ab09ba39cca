import { seed } from './oai.mjs'
import { askedOften, bootPortal, get } from './portal.mjs'

const SIZES = [1_000, 10_000, 100_000]

/** Milliseconds of a list, at its beginning and within, and of one document, by size of the library. */
export async function measure() {
  const portal = await bootPortal()
  try {
    for (const [n, size] of SIZES.entries()) {
      await seed(portal.db, SIZES[n - 1] ?? 0, size)
      const list = `${portal.origin}/api/v1/documents?limit=`
      const asked = {
        '20 documents': `${list}20`,
        '100 documents': `${list}100`,
        '20 documents, within the list': await pageAfter(`${list}100`, Math.min(size / 200, 50)),
        '20 documents of a workshop': `${list}20&workshop=banc`,
        '20 documents that are open': `${list}20&access=open`,
        'one document': `${portal.origin}/api/v1/documents/banc-4`,
      }
      for (const [what, address] of Object.entries(asked)) {
        const { p50, p95, cpu } = await askedOften(portal, address, '"slug"')
        process.stdout.write(
          `  ${String(size).padStart(7)} documents, ${what.padEnd(30)} p50 ${p50} ms, p95 ${p95} ms, CPU ${cpu} ms\n`,
        )
      }
    }
  } finally {
    await portal.close()
  }
}

/** Follows `next`, as a program does, and asks for 20 from there. */
async function pageAfter(first, pages) {
  let address = first
  for (let page = 0; page < pages; page += 1) address = JSON.parse((await get(address)).body).next ?? address
  return address.replace('limit=100', 'limit=20')
}
