import type { Admin } from '~/domain/access/visitor'
import { importWords } from '~/i18n/member-import'
import { checkImport, importMembers } from '~/usecases/members/import-members.server'
import { now } from './clock.server'
import { formAnswer, readFormData } from './forms.server'

/** Half of a form: the checked list goes back and forth as text. */
const MOST_BYTES = 500_000

/** Answers a post of the import page: `intent=check` shows what would be done, `intent=import` does it. */
export async function answerImport(admin: Admin, request: Request) {
  const form = await readFormData(request)
  const bytes = await listOf(form)
  if (bytes.length > MOST_BYTES)
    return formAnswer({ step: 'refused' as const, list: '', why: 'too-large' as const, line: 0 })
  if (form.get('intent') === 'import') {
    const list = bytes.toString()
    const done = await importMembers(admin, list, importWords, now())
    return done.outcome === 'imported'
      ? formAnswer({ step: 'done' as const, lines: done.lines, added: done.added }, 200)
      : refused(done, list)
  }
  const check = await checkImport(admin, bytes, importWords, now())
  return check.outcome === 'checked'
    ? formAnswer({ step: 'preview' as const, list: check.list, lines: check.lines, ready: check.ready }, 200)
    : refused(check, check.list)
}

type Why = Extract<Awaited<ReturnType<typeof importMembers>>, { outcome: 'refused' }>

const refused = (refusal: Why, list: string) =>
  formAnswer({
    step: 'refused' as const,
    list,
    why: refusal.why,
    line: 'line' in refusal ? refusal.line : 0,
  })

async function listOf(form: FormData): Promise<Buffer> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) return Buffer.from(await file.arrayBuffer())
  return Buffer.from(String(form.get('list') ?? ''))
}
