import { createTransport } from 'nodemailer'
import { config } from '~/config.server'
import { keepLetterFile } from '~/storage/outbox.server'
import { headerAddress, headerValue, oneLine, UnsafeHeader } from './header-value'

export type OutgoingLetter = {
  id: string
  kind: string
  lang: string
  toAddress: string
  subject: string
  text: string
  html: string
  queuedAt: Date
}

/** `sent`: a mail server has taken it; `kept`: it lies in the outbox; `refused`: for good; `failed`: try again. */
export type Delivery =
  | { outcome: 'sent' }
  | { outcome: 'kept'; file: string }
  | { outcome: 'refused' | 'failed'; error: string }

/** One try, a slow server included, must end before the letter's lease does. */
const LONGEST_TRY = 90_000
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; response?: string }

/** Hands the letter to the server of SMTP_URL, or keeps it as a file when there is none. Throws nothing. */
export async function deliver(letter: OutgoingLetter, stopping: AbortSignal): Promise<Delivery> {
  try {
    if (!config().smtpUrl) return { outcome: 'kept', file: await keep(letter) }
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(LONGEST_TRY)])
    await smtp().sendMail({ ...messageOf(letter), signal })
    return { outcome: 'sent' }
  } catch (error) {
    return { outcome: isPermanent(error) ? 'refused' : 'failed', error: plainReason(error) }
  }
}

/** `20260301-091500-confirm-email-<id>.eml`, in UTC, so that a listing is in order of time. */
function letterFileName({ queuedAt, kind, id }: Pick<OutgoingLetter, 'queuedAt' | 'kind' | 'id'>): string {
  const stamp = queuedAt.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${stamp}-${kind}-${id}.eml`
}

/** What is sent is the same at each try, its Message-ID too, so that a second copy can be told as one. */
function messageOf(letter: OutgoingLetter) {
  const { mailFrom, origin } = config()
  const to = headerAddress(letter.toAddress)
  return {
    from: headerValue(mailFrom),
    to: { name: '', address: to },
    subject: headerValue(letter.subject),
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.id}@${new URL(origin).hostname}>`,
    date: letter.queuedAt,
    textEncoding: 'quoted-printable' as const,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.lang },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

async function keep(letter: OutgoingLetter): Promise<string> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await composer.sendMail(messageOf(letter))
  return keepLetterFile(letterFileName(letter), message as Buffer)
}

let transport: ReturnType<typeof smtpTransport> | undefined

function smtp() {
  transport ??= smtpTransport(config().smtpUrl ?? '')
  return transport
}

/** A name and a password never travel in the clear, unless SMTP_URL says so (`?requireTLS=false`) or the server is here. */
function smtpTransport(url: string) {
  const { hostname, username, searchParams } = new URL(url)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const guarded = username !== '' && !here && !searchParams.has('requireTLS')
  return createTransport({ url, ...TIMEOUTS, ...(guarded ? { requireTLS: true } : {}) })
}

/**
 * Refused for good: this recipient or this message, answered 5xx (RFC 5321, 4.2.1). A login or a sender that the
 * server does not accept is a matter of configuration, which somebody will mend: those letters wait.
 */
function isPermanent(error: unknown): boolean {
  if (error instanceof UnsafeHeader) return true
  const { code, command = '', responseCode = 0 } = error as SmtpError
  const aboutThisLetter = code === 'EMESSAGE' || (code === 'EENVELOPE' && !command.startsWith('MAIL'))
  return aboutThisLetter && responseCode >= 500 && responseCode < 600
}

function plainReason(error: unknown): string {
  const { message, code, response } = error as SmtpError
  return oneLine([code, response ?? message ?? String(error)].filter(Boolean).join(' '), 300)
}
