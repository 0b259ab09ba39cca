import type { LoaderFunctionArgs } from '@remix-run/node'
import { auditQueryOf } from '~/http/audit-filter.server'
import { now } from '~/http/clock.server'
import { requireAdmin, requireLocale, requireRecentProof } from '~/http/guards.server'
import { privateFile } from '~/http/private-file.server'
import { EXPORT_FORMATS, exportAudit } from '~/usecases/audit-export.server'

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' }

/** The audit trail as a file, with the filters of its page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  await requireRecentProof(request)
  requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const format = EXPORT_FORMATS.find((known) => known === asked.get('format')) ?? 'csv'
  const moment = now()
  const body = await exportAudit(admin, auditQueryOf(asked), format, moment)
  const name = `audit-${moment.toISOString().slice(0, 10)}.${format}`
  return privateFile(body, { name, mediaType: MEDIA_TYPES[format] })
}
