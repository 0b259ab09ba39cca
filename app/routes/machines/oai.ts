import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerHarvester } from '~/http/machines/oai.server'

/** OAI-PMH 2.0: harvesters ask by GET, or by POST of a form. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerHarvester(new URL(request.url).searchParams)
}

export async function action({ request }: ActionFunctionArgs) {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')
  return answerHarvester(new URLSearchParams(isForm ? await request.text() : ''))
}
