import { generateSync } from 'otplib'
import { type Browser, visibleText } from './browser'
import { idOf } from './cast'
import type { Portal } from './portal'

const PAGE = '/fr/account/security/second-factor'

/** What an authenticator app shows, `steps` of thirty seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 })

/** Scans the code of the page and puts the app into service; the page's recovery codes, and the scanned secret. */
export async function putAppIntoService(
  browser: Browser,
  page = PAGE,
): Promise<{ secret: string; codes: string[]; answer: Response; text: string }> {
  await browser.post(page, { intent: 'start' })
  const shown = await (await browser.get(page)).text()
  const secret = (/<code class="scan-secret">([^<]+)</.exec(shown)?.[1] ?? '').replaceAll(' ', '')
  const answer = await browser.post(page, { intent: 'confirm', code: codeOf(secret) })
  const html = await answer.text()
  return { secret, codes: recoveryCodesIn(html), answer, text: visibleText(html) }
}

export const recoveryCodesIn = (html: string): string[] =>
  [...html.matchAll(/<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})<\/code>/g)].map(([, code = '']) => code)

/** Lets the code of this half-minute be given once more: a test does not wait for the next one. */
export const forgetStep = (portal: Portal, name: 'ada' | 'emile' | 'marie') =>
  portal.db.secondFactor.update({ where: { memberId: idOf(name) }, data: { lastStep: null } })

/** Demands a second factor of the team even on loopback, or of everybody. */
export async function demandSecondFactor(portal: Portal, rule: 'staff' | 'staff-always' | 'everybody') {
  const value = { membershipPolicy: 'moderated', secondFactor: rule }
  const row = { key: 'settings', value, updatedAt: new Date() }
  await portal.db.setting.upsert({ where: { key: 'settings' }, create: row, update: row })
}
