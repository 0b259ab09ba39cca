import { parseArgs } from 'node:util'
import { openDatabase } from '~/storage/database.server'
import { type IndexReport, indexAll, searchStanding } from '~/usecases/search/index-documents.server'
import { orHelp, WRONG_CALL } from './say'

/** `portal search …`: 0 when all is well, 1 when documents could not be read, 2 for a wrong call. */
export function runSearch([act = '', ...args]: string[], help: string): Promise<number> {
  return orHelp(run(act, args), help)
}

async function run(act: string, args: string[]): Promise<number> {
  if (act !== 'status' && act !== 'reindex') return WRONG_CALL
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
  await openDatabase()
  const report = act === 'reindex' ? await reindex() : null
  const standing = await searchStanding()
  const { documents, pages, words, waiting } = standing
  const lines = [
    ...(report?.troubles.map(({ documentId, err }) => `${documentId} ${String(err)}`) ?? []),
    ...(report ? [`indexed ${report.indexed}`] : []),
    `documents ${documents}, pages ${pages}, words ${words}; waiting ${waiting}`,
  ]
  process.stdout.write(
    values.json ? `${JSON.stringify({ ...standing, indexed: report?.indexed })}\n` : `${lines.join('\n')}\n`,
  )
  return report?.troubles.length ? 1 : 0
}

/** Ctrl-C leaves the rest to the worker. */
async function reindex(): Promise<IndexReport> {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  return indexAll(() => new Date(), stopping.signal)
}
