import type { ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireHolder, requireLocale } from '~/http/guards.server'
import { answerPasskeyRegistration } from '~/http/passkeys.server'

/** There is nothing to look at here. */
export async function loader({ request }: ActionFunctionArgs) {
  await requireHolder(request)
  throw notFound()
}

/** JSON for the script that adds a passkey; who is held back until he has a second factor may add one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person } = await requireHolder(request)
  requireLocale(params.lang)
  return answerPasskeyRegistration(person, request)
}
