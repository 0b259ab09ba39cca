import type { SubmissionResult } from '@conform-to/react'
import { redirect } from '@remix-run/node'
import { ShareEnd, ShareOrder } from '~/domain/access/sharing'
import { isSignedIn, type SignedIn, type Visitor } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { endShare } from '~/usecases/access/end-shares.server'
import { shareDocument } from '~/usecases/access/share-document.server'
import { now } from './clock.server'
import { formAnswer, readForm } from './forms.server'
import { notFound } from './guards.server'
import { notNow } from './limits.server'

/** The form of sharing that comes back; `minutes`: when to try again, after too many. */
export type ShareReply = { form: 'share'; reply: SubmissionResult<string[]>; minutes: number | null }

const back = (reply: SubmissionResult<string[]>) =>
  formAnswer<ShareReply>({ form: 'share', reply, minutes: null })

/** Answers `intent=share` of a document's page: the page again, which says that a letter has left; or the form. */
export async function answerSharing(
  request: Request,
  visitor: Visitor,
  { slug, lang, here }: { slug: string; lang: Locale; here: string },
) {
  if (!isSignedIn(visitor)) return redirect(here, 303)
  const form = await readForm(request, ShareOrder)
  if (form.outcome === 'invalid') return back(form.reply)
  const shared = await shareDocument(visitor, slug, { order: form.value, lang }, now())
  switch (shared.outcome) {
    case 'missing':
      throw notFound()
    case 'shared':
      return redirect(`${here}?done=shared#share`, 303)
    case 'not-possible':
      return redirect(here, 303)
    case 'own-address':
      return back(form.refuse({ email: ['share-own-address'] }))
    case 'limited': {
      const { status, headers } = notNow(shared)
      const minutes = Math.ceil(shared.seconds / 60)
      return formAnswer<ShareReply>({ form: 'share', reply: form.refuse({}), minutes }, status, headers)
    }
  }
}

/** Answers the post that ends a share; `here`: the page that lists it. */
export async function answerShareEnd(person: SignedIn, request: Request, here: string) {
  const form = await readForm(request, ShareEnd)
  if (form.outcome === 'invalid') throw notFound()
  const { outcome } = await endShare(person, form.value.shareId, now())
  if (outcome === 'missing') throw notFound()
  return redirect(outcome === 'done' ? `${here}?done=ended` : here, 303)
}
