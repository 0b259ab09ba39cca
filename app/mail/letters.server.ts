import { config } from '~/config.server'
import { isLocale, type Locale } from '~/domain/locale'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'

/** Whom a letter goes to, and in which language. */
export type Recipient = { email: string; firstName: string; lang: string }

type Words = { subject: string; lines: string[] }
type Draft = { kind: string; path: string; words: Record<Locale, Words> }

const langOf = (to: Recipient): Locale => (isLocale(to.lang) ? to.lang : 'fr')

/** Keeps a letter in the transaction of the fact that it tells; it leaves after the commit. */
async function queue(tx: Transaction, to: Recipient, { kind, path, words }: Draft, now: Date): Promise<void> {
  const lang = langOf(to)
  const { subject, lines } = words[lang]
  const link = config().origin + path
  const greeting = lang === 'fr' ? `Bonjour ${to.firstName},` : `Hello ${to.firstName},`
  await tx.letter.create({
    data: {
      id: newId(),
      kind,
      lang,
      toAddress: to.email,
      subject,
      text: [greeting, ...lines, link].join('\n\n'),
      html: '',
      link,
      queuedAt: now,
      nextAttemptAt: now,
    },
  })
}

type Returning = { returnTo: string | null }

export const letters = {
  confirmEmail: (
    tx: Transaction,
    to: Recipient,
    { token, code }: Returning & { token: string; code: string },
    now: Date,
  ) =>
    queue(
      tx,
      to,
      {
        kind: 'confirm-email',
        path: paths.confirmEmail(langOf(to), token),
        words: {
          fr: {
            subject: 'Confirmez votre adresse',
            lines: [
              `Votre code\u00a0: ${code}`,
              'Ou ouvrez ce lien puis confirmez avec le bouton (valable 24\u00a0heures).',
            ],
          },
          en: {
            subject: 'Confirm your address',
            lines: [
              `Your code: ${code}`,
              'Or open this link and confirm with the button (valid for 24 hours).',
            ],
          },
        },
      },
      now,
    ),

  alreadyRegistered: (tx: Transaction, to: Recipient, { returnTo }: Returning, now: Date) =>
    queue(
      tx,
      to,
      {
        kind: 'already-registered',
        path: paths.login(langOf(to), returnTo ?? undefined),
        words: {
          fr: {
            subject: 'Vous avez déjà un compte',
            lines: ['Cette adresse a déjà un compte\u00a0: connectez-vous.'],
          },
          en: {
            subject: 'You already have an account',
            lines: ['This address already has an account: sign in.'],
          },
        },
      },
      now,
    ),

  applicantWaiting: (tx: Transaction, to: Recipient, { waiting }: { waiting: number }, now: Date) =>
    queue(
      tx,
      to,
      {
        kind: 'applicant-waiting',
        path: paths.deskMembers(langOf(to)),
        words: {
          fr: { subject: 'Une inscription attend', lines: [`Inscriptions en attente\u00a0: ${waiting}.`] },
          en: { subject: 'A registration is waiting', lines: [`Registrations waiting: ${waiting}.`] },
        },
      },
      now,
    ),

  resetPassword: (tx: Transaction, to: Recipient, { token }: { token: string }, now: Date) =>
    queue(
      tx,
      to,
      {
        kind: 'reset-password',
        path: paths.resetPassword(langOf(to), token),
        words: {
          fr: {
            subject: 'Choisissez un nouveau mot de passe',
            lines: ['Ce lien est valable 30\u00a0minutes et ne sert qu’une fois.'],
          },
          en: {
            subject: 'Choose a new password',
            lines: ['This link is valid for 30 minutes and works once.'],
          },
        },
      },
      now,
    ),

  passwordChanged: (tx: Transaction, to: Recipient, now: Date) =>
    queue(
      tx,
      to,
      {
        kind: 'password-changed',
        path: paths.forgotPassword(langOf(to)),
        words: {
          fr: {
            subject: 'Votre mot de passe est changé',
            lines: ['Si ce n’est pas vous, choisissez aussitôt un nouveau mot de passe.'],
          },
          en: {
            subject: 'Your password is changed',
            lines: ['If this was not you, choose a new password at once.'],
          },
        },
      },
      now,
    ),
}
