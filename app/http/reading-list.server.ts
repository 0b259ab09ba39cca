import { redirect } from '@remix-run/node'
import { isSignedIn, type SignedIn, type Visitor } from '~/domain/access/visitor'
import { BookmarkPost, BookmarkRemoval } from '~/domain/library/reading-list'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { keepDocument, letGoOfDocument, removeBookmark } from '~/usecases/library/reading-list.server'
import { now } from './clock.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notFound } from './guards.server'
import { safeReturnPath } from './return-path.server'

/** What became of a post, for the script that sent it; `full` is said by the list's page too. */
export type BookmarkAnswer = { outcome: 'kept' | 'let-go' | 'full' }

/**
 * Answers a post that keeps a document, lets go of it, or takes a line off the list. Who is not signed in is led there,
 * and back to the document; a plain form names the page to which it goes back, a script waits for the word.
 */
export async function answerBookmark(visitor: Visitor, request: Request, lang: Locale) {
  const formData = await readFormData(request)
  if (formData.get('intent') === 'remove') return removed(visitor, formData, lang)
  const form = parseForm(formData, BookmarkPost)
  if (form.outcome === 'invalid') throw notFound()
  const { slug, redirectTo } = form.value
  if (!isSignedIn(visitor)) return redirect(paths.login(lang, paths.keepDocument(lang, slug)), 303)
  const answer = await keepOrLetGo(visitor, form.intent, slug)
  if (answer.outcome === 'full') return formAnswer<BookmarkAnswer>(answer, 409)
  const back = safeReturnPath(redirectTo)
  return back ? redirect(back, 303) : formAnswer<BookmarkAnswer>(answer, 200)
}

async function keepOrLetGo(person: SignedIn, intent: string, slug: string): Promise<BookmarkAnswer> {
  switch (intent) {
    case 'keep': {
      const { outcome } = await keepDocument(person, slug, now())
      if (outcome === 'missing') throw notFound()
      return { outcome }
    }
    case 'let-go':
      await letGoOfDocument(person, slug)
      return { outcome: 'let-go' }
    default:
      throw notFound()
  }
}

async function removed(visitor: Visitor, formData: FormData, lang: Locale) {
  const here = paths.readingList(lang)
  if (!isSignedIn(visitor)) return redirect(paths.login(lang, here), 303)
  const form = parseForm(formData, BookmarkRemoval)
  if (form.outcome === 'invalid') throw notFound()
  await removeBookmark(visitor, form.value.bookmark)
  return redirect(`${here}?done=removed`, 303)
}
