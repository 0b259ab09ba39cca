import { redirect } from '@remix-run/node'
import type { SignedIn } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { SavedSearchPost, SavedSearchRemoval, wishOf } from '~/domain/search/saved-search'
import { paths } from '~/paths'
import { removeSavedSearch, saveSearch } from '~/usecases/search/saved-searches.server'
import { now } from './clock.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notFound } from './guards.server'

/** Answers a post that follows a search, or ends following one: on to the list of them. */
export async function answerSavedSearch(person: SignedIn, request: Request, lang: Locale) {
  const formData = await readFormData(request)
  const here = paths.accountNotifications(lang)
  if (formData.get('intent') === 'stop') {
    const form = parseForm(formData, SavedSearchRemoval)
    if (form.outcome === 'invalid') throw notFound()
    await removeSavedSearch(person, form.value.search)
    return redirect(`${here}?done=stopped#searches`, 303)
  }
  const form = parseForm(formData, SavedSearchPost)
  if (form.outcome === 'invalid') throw notFound()
  const { outcome } = await saveSearch(person, wishOf(form.value.search), form.value.every, now())
  if (outcome === 'nothing') throw notFound()
  if (outcome === 'full') return formAnswer({ outcome }, 409)
  return redirect(`${here}?done=followed#searches`, 303)
}
