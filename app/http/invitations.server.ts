import type { SubmissionResult } from '@conform-to/react'
import { type AppLoadContext, data, redirect } from '@remix-run/node'
import type { Admin } from '~/domain/access/visitor'
import type { FieldError } from '~/domain/field-error'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { InvitationDraft, InvitationList, type InviteeFault } from '~/domain/membership/invitation'
import { InvitedRegistration } from '~/domain/membership/registration'
import { paths } from '~/paths'
import { acceptInvitation } from '~/usecases/invitations/accept-invitation.server'
import { invite, inviteMany, type Preview, previewInvitations } from '~/usecases/invitations/invite.server'
import { joinList, type ListFault } from '~/usecases/invitations/read-list.server'
import { now } from './clock.server'
import { entryHeaders } from './device-cookie.server'
import { readTrap } from './form-trap.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notFound } from './guards.server'
import { notNow } from './limits.server'
import { ownPage, safeReturnPath } from './return-path.server'
import { limitedAddress } from './visitor-address.server'

const FAULTS: Record<InviteeFault, FieldError> = {
  'domain-refused': 'email-domain-refused',
  member: 'invitee-member',
  pending: 'invitee-pending',
  refused: 'invitee-refused',
  suspended: 'invitee-suspended',
  invited: 'invitee-invited',
}

const LIST_FAULTS: Record<ListFault, FieldError> = {
  empty: 'required',
  'too-long': 'list-too-long',
  unreadable: 'list-unreadable',
}

/** Answers the form that invites one person: the list, or the form with its errors. */
export async function answerInviting(admin: Admin, request: Request, lang: Locale) {
  const form = parseForm(await readFormData(request), InvitationDraft)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply })
  const wantedPath = ownPage(form.value.wantedPath)
  if (wantedPath === null) return formAnswer({ reply: form.refuse({ wantedPath: ['path-foreign'] }) })
  const answer = await invite(admin, { ...form.value, wantedPath }, now())
  if (answer.outcome === 'no-admin') throw notFound()
  if (answer.outcome === 'refused')
    return formAnswer({ reply: form.refuse({ email: [FAULTS[answer.fault]] }) })
  return redirect(`${paths.deskInvitations(lang)}?done=invited`, 303)
}

/** The form that invites many: as it came back, and what was understood of each line, once that is known. */
export type InvitingMany = { reply: SubmissionResult<string[]>; preview: Preview | null }

/** Answers it (`intent=send`, else the preview): the list, the preview, or the form with its errors. */
export async function answerInvitingMany(admin: Admin, request: Request, lang: Locale) {
  const formData = await readFormData(request)
  await addFile(formData)
  const form = parseForm(formData, InvitationList)
  if (form.outcome === 'invalid') return formAnswer<InvitingMany>({ reply: form.reply, preview: null })
  const refuse = (errors: Record<string, FieldError[]>) =>
    formAnswer<InvitingMany>({ reply: form.refuse(errors), preview: null })
  const wantedPath = ownPage(form.value.wantedPath)
  if (wantedPath === null) return refuse({ wantedPath: ['path-foreign'] })
  const send = form.intent === 'send'
  const answer = send
    ? await inviteMany(admin, { ...form.value, wantedPath }, now())
    : await previewInvitations(admin, form.value.list, now())
  if (typeof answer === 'string') return refuse({ list: [LIST_FAULTS[answer]] })
  if ('lines' in answer) return data<InvitingMany>({ reply: form.refuse({}), preview: answer })
  return redirect(`${paths.deskInvitations(lang)}?sent=${answer.sent}&left=${answer.left}`, 303)
}

/** What a chosen file holds is added to what was pasted, so that it comes back with it. */
async function addFile(formData: FormData): Promise<void> {
  const file = formData.get('file')
  formData.delete('file')
  if (!(file instanceof Blob) || file.size === 0) return
  const bytes = new Uint8Array(await file.arrayBuffer())
  formData.set('list', joinList(String(formData.get('list') ?? ''), bytes))
}

/** The form behind an invitation's link as it comes back; `over`: why it can never be accepted. */
export type InvitedReply = {
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
  over: 'spent' | 'has-account' | null
}

/** Answers the registration of an invited person: in, and on to what was recommended to him. */
export async function answerInvited(request: Request, context: AppLoadContext, lang: Locale) {
  const formData = await readFormData(request)
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const trap = readTrap(formData)
  const form = parseForm(formData, InvitedRegistration)
  const comeBack = (
    more: Partial<InvitedReply>,
    status: 409 | 422 | 429 | 503 = 422,
    headers?: HeadersInit,
  ) => {
    const reply = form.outcome === 'invalid' ? form.reply : form.refuse({})
    return formAnswer<InvitedReply>({ reply, alert: null, over: null, ...more }, status, headers)
  }
  if (form.outcome === 'invalid') return comeBack({})
  const deviceName = deviceNameOf(request.headers.get('user-agent'))
  const door = { lang, address: limitedAddress(context), deviceName, trap }
  const answer = await acceptInvitation(token, form.value, door, now())
  switch (answer.outcome) {
    case 'accepted':
      return redirect(safeReturnPath(answer.wantedPath) ?? paths.documents(lang), {
        status: 303,
        headers: entryHeaders(answer.session, answer.emailKey, now()),
      })
    case 'trapped':
      return redirect(safeReturnPath(answer.wantedPath) ?? paths.documents(lang), 303)
    case 'spent':
    case 'has-account':
      return comeBack({ over: answer.outcome }, 409)
    case 'send-again':
      return comeBack({ alert: { kind: 'send-again' } })
    case 'password-refused':
      return comeBack({ reply: form.refuse({ password: [answer.fault] }) })
    default: {
      const { status, headers, alert } = notNow(answer)
      return comeBack({ alert }, status, headers)
    }
  }
}
