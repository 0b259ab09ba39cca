import type { ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireGuest, requireLocale } from '~/http/guards.server'
import { answerPasskeySignIn } from '~/http/passkeys.server'

/** There is nothing to look at here. */
export async function loader({ request }: ActionFunctionArgs) {
  await requireGuest(request)
  throw notFound()
}

/** JSON for the script of the sign-in forms. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireGuest(request)
  return answerPasskeySignIn(request, context, requireLocale(params.lang))
}
