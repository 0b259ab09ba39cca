import type { ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireGuest, requireLocale } from '~/http/guards.server'
import { answerPasskeyStep } from '~/http/passkeys.server'

/** There is nothing to look at here. */
export async function loader({ request }: ActionFunctionArgs) {
  await requireGuest(request)
  throw notFound()
}

/** JSON for the script of the second step. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireGuest(request)
  return answerPasskeyStep(request, context, requireLocale(params.lang))
}
