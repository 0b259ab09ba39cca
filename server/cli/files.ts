import { parseArgs } from 'node:util'
import { config } from '~/config.server'
import { parseStorageUrl, type StoragePlace, UnusableStorage } from '~/storage/blobs/storage-url.server'
import { openDatabase } from '~/storage/database.server'
import { type MigrateReport, migrateBytes } from '~/usecases/files/migrate-bytes.server'
import { type SweepReport, sweepBytes } from '~/usecases/files/sweep-bytes.server'
import { type VerifyReport, verifyBytes } from '~/usecases/files/verify-bytes.server'
import { type HandReport, readFilesByHand } from '~/usecases/reading/read-again.server'
import { orHelp, WRONG_CALL } from './say'

/** `portal files …`: 0 when all is well, 1 when something is wrong with the files, 2 for a wrong call. */
export function runFiles([act = '', ...words]: string[], help: string): Promise<number> {
  return orHelp(run(act, words), help)
}

async function run(act: string, args: string[]): Promise<number> {
  if (act === 'verify') return runVerify(args)
  if (act === 'migrate') return runMigrate(args)
  if (act === 'sweep') return runSweep(args)
  if (act === 'read') return runRead(args)
  return WRONG_CALL
}

const json = { type: 'boolean', default: false } as const

async function runVerify(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json, quick: { type: 'boolean', default: false } } })
  await openDatabase()
  const report = await verifyBytes(values)
  print(values.json, report, verifyLines(report))
  return report.outcome === 'whole' ? 0 : 1
}

async function runMigrate(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json, to: { type: 'string' } } })
  const place = values.to === undefined ? null : placeOf(values.to)
  if (!place) return WRONG_CALL
  await openDatabase()
  const report = await migrateBytes(place, { via: 'cli' }, new Date())
  print(values.json, report, migrateLines(report, place))
  return report.outcome === 'done' ? 0 : 1
}

function placeOf(url: string): StoragePlace | null {
  try {
    return parseStorageUrl(url, config().aws)
  } catch (error) {
    if (!(error instanceof UnusableStorage)) throw error
    process.stderr.write(`portal: --to ${error.message}\n`)
    return null
  }
}

async function runSweep(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json, 'dry-run': { type: 'boolean', default: false } } })
  await openDatabase()
  const report = await sweepBytes({ dryRun: values['dry-run'], via: 'cli' }, new Date())
  print(values.json, report, sweepLines(report))
  return 0
}

/** Ctrl-C gives back what is being read. */
async function runRead(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json, again: { type: 'boolean', default: false } } })
  await openDatabase()
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const report = await readFilesByHand(values, () => new Date(), stopping.signal)
  print(values.json, report, readLines(report))
  return 0
}

function readLines({ read, givenUp, again, waiting, troubles }: HandReport): string[] {
  return [
    ...troubles.map(({ sha256, why }) => `${sha256} ${why}`),
    `read ${read}, given up ${givenUp}${again ? `, asked again ${again}` : ''}; waiting ${waiting}`,
  ]
}

function print(asJson: boolean, report: object, lines: string[]): void {
  process.stdout.write(asJson ? `${JSON.stringify(report)}\n` : `${lines.join('\n')}\n`)
}

function verifyLines({ outcome, quick, checked, faults, strays }: VerifyReport): string[] {
  return [
    ...faults.map(({ key, fault }) => `${key} ${FAULTS[fault]}`),
    ...strays.map(({ key, bytes }) => `${key} is there without a row: ${bytes} bytes`),
    `${outcome}: ${checked.count} looked at${quick ? ', without their checksum' : ''}, ${checked.bytes} bytes; faults ${faults.length}, strays ${strays.length}`,
  ]
}

function migrateLines(report: MigrateReport, place: StoragePlace): string[] {
  const { outcome, from, to, copied, already, faults } = report
  if (outcome === 'same-place') return [`The bytes are in ${from} already.`]
  return [
    ...faults.map(({ key, fault }) => `${key} ${FAULTS[fault]}: not copied`),
    `From ${from} to ${to}: copied ${copied.count}, ${copied.bytes} bytes; there already ${already}; faults ${faults.length}`,
    outcome === 'done'
      ? `Stop the portal, run this once more, set STORAGE_URL to this address${
          place.kind === 's3' ? ' (and DELIVERY to node or s3)' : ''
        }, run files verify, start the portal.`
      : 'Leave STORAGE_URL as it is: mend what is wrong (files verify), then run this again.',
  ]
}

const FAULTS = {
  missing: 'is missing',
  size: 'has another length',
  checksum: 'has other bytes',
}

function sweepLines({ dryRun, unnamed, strays, abandoned, waiting }: SweepReport): string[] {
  const said = ({ count, bytes }: SweepReport['waiting']) => `${count}, ${bytes} bytes`
  return [
    `named by nothing   ${said(unnamed)}`,
    `without a row      ${said(strays)}`,
    `cut-off uploads    ${abandoned}`,
    `still in the term  ${said(waiting)}`,
    dryRun ? 'Dry run, nothing was removed.' : 'Removed, but for what is still in the term.',
  ]
}
