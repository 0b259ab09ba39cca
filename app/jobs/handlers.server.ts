import { type Ending, sendDueLetters } from '~/mail/delivery.server'
import { tellOfEndings } from '~/usecases/access/tell-of-endings.server'
import { tellStaffOfLateRequests } from '~/usecases/access/tell-staff.server'
import { verifyAudit } from '~/usecases/audit-chain.server'
import { registerDueDois } from '~/usecases/doi/register-dois.server'
import { sweepBytes, sweptSomething } from '~/usecases/files/sweep-bytes.server'
import { rankReadings } from '~/usecases/library/readers.server'
import { stampLiftedEmbargoes } from '~/usecases/machines/stamp-embargoes.server'
import { tellAdminsOfLateApplicants } from '~/usecases/membership/applicants.server'
import { eraseLeaving } from '~/usecases/membership/deletion.server'
import { removeDueFactors } from '~/usecases/membership/factor-loss.server'
import { forgetOldChallenges } from '~/usecases/membership/passkeys/challenges.server'
import { makeDueExports, removeExpiredExports } from '~/usecases/my-data/make-exports.server'
import { checkDueFiles } from '~/usecases/publishing/incoming/check-incoming.server'
import { tidyIncoming } from '~/usecases/publishing/incoming/complete-file.server'
import { readDueFiles } from '~/usecases/reading/read-due-files.server'
import { counts, runRetentionDaily } from '~/usecases/retention/run-retention.server'
import { forgetWordsThatLeft, indexDueDocuments } from '~/usecases/search/index-documents.server'
import { tellOfSearches } from '~/usecases/search/tell-of-searches.server'
import type { WorkerLog } from './worker-log'

const now = () => new Date()

export async function handleSendLetters(log: WorkerLog, ending: Ending): Promise<void> {
  const report = await sendDueLetters({ now, ending, onKept: log.kept })
  if (report.failed || report.dead) log.warn(report, 'letters could not be sent')
}

export async function handleCleanUp(log: WorkerLog): Promise<void> {
  await tellAdminsOfLateApplicants(now())
  await tellStaffOfLateRequests(now())
  await tellOfEndings(now())
  const searches = await tellOfSearches(now())
  if (searches.looked) log.info(searches, 'searches that members follow were asked anew')
  await forgetOldChallenges(now())
  await stampLiftedEmbargoes(now())
  await rankReadings(now())
  const report = await runRetentionDaily(now())
  if (!report) return
  // The chain's head, outside the database that it protects.
  const chain = await verifyAudit()
  if (chain.outcome === 'broken') log.warn(chain, 'the audit trail is broken')
  log.info({ ended: counts(report.lines), chain }, 'what had been kept for its term was ended')
  const swept = await sweepBytes({ dryRun: false, via: 'portal' }, now())
  if (sweptSomething(swept)) log.info(swept, 'bytes that nothing names were removed')
  const forgotten = await forgetWordsThatLeft()
  if (forgotten) log.info({ forgotten }, 'words forgotten that no document has any more')
}

export async function handleEraseLeaving(log: WorkerLog): Promise<void> {
  const report = await eraseLeaving(now())
  if (report.erased || report.reminded) log.info(report, 'accounts erased, or reminded, as asked')
  if (report.lastAdmins) log.warn(report, 'the last admin cannot be erased')
}

export async function handleMakeExports(log: WorkerLog): Promise<void> {
  const { made, failed, errors } = await makeDueExports(now)
  for (const err of errors) log.warn({ err }, 'a copy of data could not be made')
  if (made || failed) log.info({ made, failed }, 'copies of data made')
  await removeExpiredExports(now())
}

export async function handleRemoveFactors(log: WorkerLog): Promise<void> {
  const removed = await removeDueFactors(now())
  if (removed) log.info({ removed }, 'second factors removed that were lost')
}

export async function handleCheckFiles(log: WorkerLog): Promise<void> {
  const { ended } = await tidyIncoming(now)
  if (ended) log.info({ ended }, 'files ended that had not come within their term')
  const { checked, errors } = await checkDueFiles(now)
  for (const err of errors) log.warn({ err }, 'a file could not be checked')
  if (checked) log.info({ checked }, 'files checked that had been left')
}

export async function handleReadFiles(log: WorkerLog, stopping: AbortSignal): Promise<void> {
  const { read, givenUp, troubles } = await readDueFiles(now, stopping)
  for (const trouble of troubles) log.warn(trouble, 'a file could not be read')
  if (read || givenUp) log.info({ read, givenUp }, 'files read')
  if (read) await handleIndexDocuments(log, stopping)
}

export async function handleIndexDocuments(log: WorkerLog, stopping: AbortSignal): Promise<void> {
  const { indexed, troubles } = await indexDueDocuments(now, stopping)
  for (const trouble of troubles) log.warn(trouble, 'a document could not be made ready for the search')
  if (indexed) log.info({ indexed }, 'documents made ready for the search')
}

export async function handleRegisterDois(log: WorkerLog, stopping: AbortSignal): Promise<void> {
  const { told, troubles } = await registerDueDois(now, stopping)
  for (const trouble of troubles) log.warn(trouble, 'the registry of DOIs was not told')
  if (told) log.info({ told }, 'the registry of DOIs was told')
}
