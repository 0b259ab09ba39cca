import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '~/http/clock.server'
import { notFound, requireLocale, requireProven } from '~/http/guards.server'
import { privateFile } from '~/http/private-file.server'
import { fetchExport } from '~/usecases/my-data/exports.server'

/** The copy of a person's own data, to nobody else, after his password. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireProven(request)
  requireLocale(params.lang)
  const fetched = await fetchExport(person, params.id, now())
  if (!fetched) throw notFound()
  return privateFile(fetched.bytes, { name: `my-data-${fetched.day}.zip`, mediaType: 'application/zip' })
}
