import { config } from '~/config.server'
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/domain/locale'
import type { LetterTexts } from '~/i18n/letter-parts'
import { readSite } from '~/storage/content.server'
import type { Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { headerAddress, headerValue, oneLine } from './header-value'
import { renderHtml, renderText } from './render-letter'

/** To whom a letter goes, and in which language; every letter has one recipient. */
export type Recipient = { id?: string; email: string; firstName: string; lang: string }

type Letter<Texts> = {
  kind: string
  /** Printed in the log when there is no mail server. */
  link: string | null
  /** The member of whom it tells somebody else. */
  aboutId?: string
  texts: (t: Texts, named: { site: string; firstName: string }) => LetterTexts
}

/** Writes the letter's row; nothing leaves before the caller's transaction is committed. */
export async function queueLetter<Texts>(
  tx: Transaction,
  to: Recipient,
  now: Date,
  dictionary: Record<Locale, Texts>,
  letter: Letter<Texts>,
): Promise<void> {
  const lang = langOf(to)
  const site = (await readSite()).name
  const texts = letter.texts(dictionary[lang], { site, firstName: oneLine(to.firstName, 80) })
  const framed = { ...texts, lang, site }
  await tx.letter.create({
    data: {
      id: newId(),
      kind: letter.kind,
      lang,
      toAddress: headerAddress(to.email),
      memberId: to.id ?? null,
      aboutId: letter.aboutId ?? null,
      subject: headerValue(texts.subject),
      text: renderText(framed),
      html: renderHtml(framed),
      link: letter.link,
      queuedAt: now,
      nextAttemptAt: now,
    },
  })
}

/** An address of the portal as a letter carries it. */
export const absolute = (path: string): string => config().origin + path

export const langOf = ({ lang }: Recipient): Locale => (isLocale(lang) ? lang : DEFAULT_LOCALE)
