import type { ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireLocale, requireProver } from '~/http/guards.server'
import { answerPasskeyProof } from '~/http/passkeys.server'

/** There is nothing to look at here. */
export async function loader({ request }: ActionFunctionArgs) {
  await requireProver(request)
  throw notFound()
}

/** JSON for the script of the page that asks for a proof. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireProver(request)
  return answerPasskeyProof(person, request, context, requireLocale(params.lang))
}
