import { redirect } from '@remix-run/node'
import type { Staff } from '~/domain/access/visitor'
import { ARRANGEMENTS } from '~/domain/collections/collection'
import { CollectionDraft } from '~/domain/collections/collection-draft'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { arrangeCollection, changeCollectionLife } from '~/usecases/collections/collection-life.server'
import { createCollection, saveCollection } from '~/usecases/collections/save-collection.server'
import { kept, problemAnswer, refusal, seenAt } from './draft-answers.server'
import { parseForm, readFormData } from './forms.server'
import { notFound } from './guards.server'

type Place = { request: Request; lang: Locale }

/** A post of the page of a new collection: the form with its errors, or the page where its documents are chosen. */
export async function answerNewCollection(staff: Staff, { request, lang }: Place, now: Date) {
  const form = parseForm(await readFormData(request), CollectionDraft)
  if (form.outcome === 'invalid') return kept(form.reply, form.formData)
  const made = await createCollection(staff, form.value, now)
  if (made.outcome !== 'saved') return refusal(made, form)
  return redirect(`${paths.deskCollectionDocuments(lang, made.id)}?done=created`, 303)
}

/** A post of a collection's page: saving, saving and publishing, taking offline, deleting. */
export async function answerCollectionPost(
  staff: Staff,
  id: string | undefined,
  { request, lang }: Place,
  now: Date,
) {
  const formData = await readFormData(request)
  const here = paths.deskCollection(lang, id ?? '')
  const intent = formData.get('intent')
  if (intent === 'unpublish' || intent === 'delete') {
    const change = await changeCollectionLife(staff, id, intent, now)
    const to = intent === 'delete' ? paths.deskCollections(lang) : here
    return change.outcome === 'done' ? redirect(`${to}?done=${intent}`, 303) : notDone(change.outcome)
  }
  const form = parseForm(formData, CollectionDraft)
  if (form.outcome === 'invalid') return kept(form.reply, formData)
  const saved = await saveCollection(staff, id, { draft: form.value, seenAt: seenAt(formData) }, now)
  if (saved.outcome !== 'saved') return refusal(saved, form)
  const isOut =
    intent === 'publish' && (await changeCollectionLife(staff, id, intent, now)).outcome === 'done'
  return redirect(`${here}?done=${isOut ? 'publish' : 'saved'}`, 303)
}

/** @throws the page of what does not exist. */
function notDone(outcome: 'missing' | 'not-possible') {
  if (outcome === 'missing') throw notFound()
  return problemAnswer(outcome, 409)
}

/** A post of the page of its documents: one is added, taken out or moved; the page comes back where it was. */
export async function answerArrangement(
  staff: Staff,
  id: string | undefined,
  { request, lang }: Place,
  now: Date,
) {
  const formData = await readFormData(request)
  const how = ARRANGEMENTS.find((known) => known === formData.get('intent'))
  const documentId = String(formData.get('document') ?? '')
  if (!how) return problemAnswer('invalid', 422)
  const { outcome } = await arrangeCollection(staff, id, { how, documentId }, now)
  if (outcome !== 'done') return notDone(outcome)
  const here = paths.deskCollectionDocuments(lang, id ?? '')
  const back = new URLSearchParams({ done: how })
  const words = String(formData.get('q') ?? '').slice(0, 200)
  if (words) back.set('q', words)
  return redirect(`${here}?${back}${how === 'remove' ? '' : `#document-${documentId}`}`, 303)
}
