import type { SubmissionResult } from '@conform-to/react'
import { redirect } from '@remix-run/node'
import type { SignedIn } from '~/domain/access/visitor'
import { TokenEnd, TokenOrder } from '~/domain/api/access-token'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { endToken, makeToken } from '~/usecases/tokens/own-tokens.server'
import { now } from './clock.server'
import { readCookie, SESSION_COOKIE } from './cookies.server'
import { formAnswer, parseForm, readFormData } from './forms.server'

/** The token that was made, this once; or the form that comes back. */
export type TokenReply = {
  made: { name: string; token: string } | null
  reply: SubmissionResult<string[]> | null
}

/** Answers a post of the page of tokens (`intent=make` or `end`). */
export async function answerTokens(person: SignedIn, request: Request, lang: Locale) {
  const formData = await readFormData(request)
  if (formData.get('intent') === 'end') {
    const form = parseForm(formData, TokenEnd)
    if (form.outcome === 'valid') await endToken(person, form.value.tokenId, now())
    return redirect(`${paths.accountTokens(lang)}?done=ended`, 303)
  }
  const form = parseForm(formData, TokenOrder)
  if (form.outcome === 'invalid') return formAnswer<TokenReply>({ made: null, reply: form.reply })
  const made = await makeToken(person, form.value, readCookie(request, SESSION_COOKIE) ?? '', now())
  switch (made.outcome) {
    case 'made': {
      const { name, token } = made
      return formAnswer<TokenReply>({ made: { name, token }, reply: null }, 200)
    }
    case 'too-many':
      return formAnswer<TokenReply>({ made: null, reply: form.refuse({ name: ['too-many-tokens'] }) }, 409)
    // The page says what he waits for, or asks who he is.
    case 'pending':
    case 'ended':
      return redirect(paths.accountTokens(lang), 303)
  }
}
