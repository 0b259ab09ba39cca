import { parseArgs } from 'node:util'
import { openDatabase } from '~/storage/database.server'
import { noteRegistered, waitingDois } from '~/usecases/doi/by-hand.server'
import { registerDueDois } from '~/usecases/doi/register-dois.server'
import { orHelp, WRONG_CALL } from './say'

/** `portal doi …`: 0 when it is done, 1 when the registry did not take it or there is no such DOI, 2 for a wrong call. */
export function runDoi([act = '', ...args]: string[], help: string): Promise<number> {
  return orHelp(run(act, args), help)
}

async function run(act: string, args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: act === 'registered' })
  if (act === 'waiting' && !args.length) return printWaiting()
  if (act === 'register' && !args.length) return register()
  const [doi] = positionals
  if (act === 'registered' && doi && positionals.length === 1) return confirm(doi)
  return WRONG_CALL
}

/** A line of JSON for each, as DataCite’s REST API takes it. */
async function printWaiting(): Promise<number> {
  await openDatabase()
  for (const waiting of await waitingDois(new Date())) process.stdout.write(`${JSON.stringify(waiting)}\n`)
  return 0
}

async function register(): Promise<number> {
  await openDatabase()
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const { told, troubles } = await registerDueDois(() => new Date(), stopping.signal)
  for (const { doi, reason } of troubles) process.stderr.write(`${doi}: ${reason}\n`)
  process.stdout.write(`told ${told}\n`)
  return troubles.length ? 1 : 0
}

async function confirm(doi: string): Promise<number> {
  await openDatabase()
  const { outcome } = await noteRegistered(doi.toLowerCase(), new Date())
  const said = {
    done: 'named from now on',
    already: 'was named already',
    missing: 'no document has this DOI',
  }
  const stream = outcome === 'missing' ? process.stderr : process.stdout
  stream.write(`${doi}: ${said[outcome]}\n`)
  return outcome === 'missing' ? 1 : 0
}
