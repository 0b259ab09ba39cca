import { redirect } from '@remix-run/node'
import type { Staff } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { WorkshopDraft } from '~/domain/workshops/workshop-draft'
import { paths } from '~/paths'
import { createWorkshop, saveWorkshop } from '~/usecases/publishing/save-workshop.server'
import {
  changeWorkshopLife,
  publishWorkshop,
  WORKSHOP_ACTS,
} from '~/usecases/publishing/workshop-life.server'
import { kept, lifeAnswer, moreLines, refusal, seenAt } from './draft-answers.server'
import { parseForm, readFormData } from './forms.server'
import { notFound } from './guards.server'

type Place = { request: Request; lang: Locale }

/** A post of the page of a new workshop: the form with its errors, or the new draft's page. */
export async function answerNewWorkshop(staff: Staff, { request, lang }: Place, now: Date) {
  const form = parseForm(await readFormData(request), WorkshopDraft)
  if (form.intent === 'more-lines') return moreLines(form)
  if (form.outcome === 'invalid') return kept(form.reply, form.formData)
  const made = await createWorkshop(staff, form.value, now)
  if (made.outcome !== 'saved') return refusal(made, form)
  return redirect(`${paths.deskWorkshop(lang, made.id)}?done=created`, 303)
}

/** A post of a workshop's page: saving, publishing with or without its documents, and what changes its life. */
export async function answerWorkshopPost(
  staff: Staff,
  id: string | undefined,
  { request, lang }: Place,
  now: Date,
) {
  const formData = await readFormData(request)
  const here = paths.deskWorkshop(lang, id ?? '')
  const act = WORKSHOP_ACTS.find((known) => known === formData.get('intent'))
  if (act) {
    const change = await changeWorkshopLife(staff, id, act, now)
    return lifeAnswer(change, act, { here, list: paths.deskWorkshops(lang) })
  }
  const form = parseForm(formData, WorkshopDraft)
  if (form.intent === 'more-lines') return moreLines(form)
  if (form.outcome === 'invalid') return kept(form.reply, formData)
  const saved = await saveWorkshop(staff, id, { draft: form.value, seenAt: seenAt(formData) }, now)
  if (saved.outcome !== 'saved') return refusal(saved, form)
  const done = form.intent.startsWith('publish') ? await publish(staff, saved.id, formData, now) : 'saved'
  return redirect(`${here}?done=${done}`, 303)
}

/** The word that the page's notice begins from. */
async function publish(staff: Staff, id: string, formData: FormData, now: Date): Promise<string> {
  const documents = formData.get('intent') === 'publish-documents' || formData.get('documents') === 'on'
  const out = await publishWorkshop(staff, id, { documents }, now)
  if (out.outcome === 'missing') throw notFound()
  if (out.outcome !== 'published') return 'saved'
  return out.documents ? 'published-with-documents' : 'published'
}
