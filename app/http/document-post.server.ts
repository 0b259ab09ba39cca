import { redirect } from '@remix-run/node'
import type { Staff } from '~/domain/access/visitor'
import { GrantAnswer } from '~/domain/library/access-request'
import { DocumentDraft, Schedule, Withdrawal } from '~/domain/library/document-draft'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { endShare } from '~/usecases/access/end-shares.server'
import { assignDoi } from '~/usecases/doi/assign-doi.server'
import { ACCESS_ACTS, type AccessAct, answerAccess } from '~/usecases/publishing/answer-access.server'
import type { Publication } from '~/usecases/publishing/come-out.server'
import {
  changeDocumentLife,
  DOCUMENT_ACTS,
  type DocumentAct,
} from '~/usecases/publishing/document-life.server'
import { createDocument, saveDocument } from '~/usecases/publishing/save-document.server'
import { kept, lifeAnswer, moreLines, problemAnswer, refusal, seenAt } from './draft-answers.server'
import { parseForm, readFormData } from './forms.server'

type Place = { request: Request; lang: Locale }

/** A post of the page of a new document: the form with its errors, or the new draft's page. */
export async function answerNewDocument(staff: Staff, { request, lang }: Place, now: Date) {
  const form = parseForm(await readFormData(request), DocumentDraft)
  if (form.intent === 'more-lines') return moreLines(form)
  if (form.outcome === 'invalid') return kept(form.reply, form.formData)
  const made = await createDocument(staff, form.value, now)
  if (made.outcome !== 'saved') return refusal(made, form)
  return redirect(`${paths.deskDocument(lang, made.id)}?done=created`, 303)
}

/** A post of a document's page: its draft, its life, or the answer to who asked for access. */
export async function answerDocumentPost(
  staff: Staff,
  id: string | undefined,
  { request, lang }: Place,
  now: Date,
) {
  const formData = await readFormData(request)
  const intent = String(formData.get('intent') ?? '')
  const act = DOCUMENT_ACTS.find((known) => known === intent)
  if (act) return changeLife(staff, id, { act, formData, lang }, now)
  if (intent === 'assign-doi') return lifeAnswer(await assignDoi(staff, id, now), intent, placesOf(id, lang))
  if (intent === 'end-share') return stopShare(staff, id, { formData, lang }, now)
  const answer = ACCESS_ACTS.find((known) => known === intent)
  if (answer) return giveAccess(staff, id ?? '', { act: answer, formData, places: placesOf(id, lang) }, now)
  return save(staff, id, { formData, lang }, now)
}

async function save(
  staff: Staff,
  id: string | undefined,
  { formData, lang }: { formData: FormData; lang: Locale },
  now: Date,
) {
  const form = parseForm(formData, DocumentDraft)
  if (form.intent === 'more-lines') return moreLines(form)
  if (form.outcome === 'invalid') return kept(form.reply, formData)
  const publication = readPublication(form.intent, formData, now)
  if (publication === 'invalid') return kept(form.refuse({ publishAt: ['date-past'] }), formData)
  const saving = { draft: form.value, seenAt: seenAt(formData), publication }
  const saved = await saveDocument(staff, id, saving, now)
  if (saved.outcome !== 'saved') return refusal(saved, form)
  const done = publication === null ? 'saved' : publication.at === 'now' ? 'published' : 'scheduled'
  return redirect(`${paths.deskDocument(lang, saved.id)}?done=${done}`, 303)
}

type Changing = { act: DocumentAct; formData: FormData; lang: Locale }

async function changeLife(
  staff: Staff,
  id: string | undefined,
  { act, formData, lang }: Changing,
  now: Date,
) {
  const form = parseForm(formData, Withdrawal)
  if (form.outcome === 'invalid') return problemAnswer('invalid', 422)
  const reason = act === 'withdraw' ? form.value.reason || null : null
  const change = await changeDocumentLife(staff, id, { act, reason }, now)
  return lifeAnswer(change, act, placesOf(id, lang))
}

async function stopShare(
  staff: Staff,
  id: string | undefined,
  { formData, lang }: { formData: FormData; lang: Locale },
  now: Date,
) {
  const change = await endShare(staff, String(formData.get('shareId') ?? ''), now)
  return lifeAnswer(change, 'end-share', placesOf(id, lang))
}

/** A post of the list of requests: an answer to one of them, for whatever document. */
export async function answerAccessPost(
  staff: Staff,
  { request, here }: { request: Request; here: string },
  now: Date,
) {
  const formData = await readFormData(request)
  const act = ACCESS_ACTS.find((known) => known === formData.get('intent'))
  if (!act) return problemAnswer('invalid', 422)
  return giveAccess(staff, null, { act, formData, places: { here, list: here } }, now)
}

type Answering = { act: AccessAct; formData: FormData; places: { here: string; list: string } }

async function giveAccess(
  staff: Staff,
  documentId: string | null,
  { act, formData, places }: Answering,
  now: Date,
) {
  const form = parseForm(formData, GrantAnswer)
  if (form.outcome === 'invalid') return problemAnswer('invalid', 422)
  const change = await answerAccess(staff, { documentId, act, given: form.value }, now)
  return lifeAnswer(change, act, places)
}

const placesOf = (id: string | undefined, lang: Locale) => ({
  here: paths.deskDocument(lang, id ?? ''),
  list: paths.deskDocuments(lang),
})

/** What is to happen with the draft beside saving it; `invalid` for a moment that is none or has passed. */
function readPublication(intent: string, formData: FormData, now: Date): Publication | null | 'invalid' {
  if (intent === 'publish') return { at: 'now' }
  if (intent !== 'schedule') return null
  const form = parseForm(formData, Schedule)
  const at = form.outcome === 'valid' ? form.value.publishAt : null
  return at && at > now ? { at } : 'invalid'
}
