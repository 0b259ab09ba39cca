import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireAdmin, requireLocale, requireRecentProof } from '~/http/guards.server'
import { answerExport } from '~/http/member-export.server'

/** Everybody's data in one file: the password is asked again, and the audit trail says who took it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  await requireRecentProof(request)
  return answerExport(admin, request, lang)
}
