import { redirect } from '@remix-run/node'
import { ConfirmationToken } from '~/domain/membership/registration'
import { now } from './clock.server'
import { formAnswer, readForm } from './forms.server'

/** The token of a letter's link; empty where the address has none. */
export const tokenIn = (request: Request): string => new URL(request.url).searchParams.get('token') ?? ''

/** Answers the button of a page behind a letter's link: on to `there` once `spend` has done what the letter offers. */
export async function answerLetterLink(
  request: Request,
  spend: (token: string, now: Date) => Promise<{ outcome: string }>,
  there: string,
) {
  const form = await readForm(request, ConfirmationToken)
  const { outcome } = form.outcome === 'valid' ? await spend(form.value.token, now()) : { outcome: 'spent' }
  return outcome === 'spent' ? formAnswer({ state: 'spent' as const }) : redirect(there, 303)
}
