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
  /** The page that the letter leads to, if any; its address is printed in the log when there is no mail server. */
  path?: (lang: Locale) => string
  /** The member of whom it tells somebody else. */
  aboutId?: string
  /** `href` is the address of `path`, or empty. */
  texts: (t: Texts, named: { site: string; firstName: string; href: string }) => LetterTexts
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
  const link = letter.path ? absolute(letter.path(lang)) : null
  const named = { site, firstName: oneLine(to.firstName, 80), href: link ?? '' }
  const texts = letter.texts(dictionary[lang], named)
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
      link,
      queuedAt: now,
      nextAttemptAt: now,
    },
  })
}

/** An address of the portal as a letter carries it. */
export const absolute = (path: string): string => config().origin + path

export const langOf = ({ lang }: Recipient): Locale => (isLocale(lang) ? lang : DEFAULT_LOCALE)
