import { expect } from 'vitest'
import type { Browser } from './browser'
import { newestLetter, pathIn, tokenOf } from './letters'
import type { Portal } from './portal'
import { stampOf } from './stamp'
import type { MadeDocument } from './things'

let people = 0
/** Somebody without an account; each call is somebody else. */
export const newGuest = (): string => `gaelle${++people}@ailleurs.test`

/** The form of a guest who asks for a document, as she fills it in. */
export const askingForm = (email: string, more: Record<string, string> = {}) => ({
  intent: 'ask-guest',
  firstName: 'Gaëlle',
  lastName: 'Invitée',
  email,
  organisation: 'Université d’exemple',
  message: 'Pour mon mémoire.',
  stamp: stampOf(),
  ...more,
})

/** She asks at the gate; the path of her letter's link. */
export async function askAsGuest(portal: Portal, made: MadeDocument, email: string, more = {}) {
  const answer = await portal.guest().post(made.page, askingForm(email, more))
  expect(answer.headers.get('location')).toBe(`${made.page}?done=letter#gate`)
  return pathIn(await newestLetter(portal, email, 'confirm-asking'), '/confirm-request')
}

/** Presses the button of a letter's page. */
export const press = (browser: Browser, link: string, more: Record<string, string> = {}) =>
  browser.post(link.split('?')[0] ?? '', { token: tokenOf(link), ...more })

/** She has asked and confirmed; the request at the desk. */
export async function requestOf(portal: Portal, made: MadeDocument, email: string) {
  await press(portal.guest(), await askAsGuest(portal, made, email))
  return portal.db.accessGrant.findFirstOrThrow({
    where: { documentId: made.id, guest: { emailKey: email } },
  })
}

/** Émile grants it; the path of her personal link. */
export async function grantedLink(portal: Portal, made: MadeDocument, email: string, days = '30') {
  const { id: grantId } = await requestOf(portal, made, email)
  const emile = await portal.as('emile')
  expect((await emile.post('/fr/admin/requests', { intent: 'grant', grantId, days })).status).toBe(303)
  return linkTo(portal, email, 'access-opened')
}

export const linkTo = async (portal: Portal, email: string, kind: string) =>
  pathIn(await newestLetter(portal, email, kind), '/guest-access')

/** A browser in which her link was opened. */
export async function readerBy(portal: Portal, link: string): Promise<Browser> {
  const browser = portal.guest()
  expect((await press(browser, link, { intent: 'open' })).status).toBe(303)
  return browser
}
