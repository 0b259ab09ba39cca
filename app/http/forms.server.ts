import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import type { FieldError } from '~/domain/field-error'

const MOST_BYTES = 1024 * 1024

export type ReadForm<T> =
  | { outcome: 'valid'; value: T; intent: string; refuse: Refuse; formData: FormData }
  | { outcome: 'invalid'; reply: SubmissionResult<string[]>; intent: string; formData: FormData }

type Refuse = (errors: Record<string, FieldError[]>) => SubmissionResult<string[]>

/** Never sent back to a page: what is secret is typed again. */
const SECRET = ['password', 'newPassword', 'code', 'token']

/**
 * Reads and checks a form. Invalid: the reply for conform, with codes of errors and what was typed, secrets left out.
 * @throws a 413 or 415 Response for a body that is no form of ours.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<ReadForm<z.infer<S>>> {
  return parseForm(await readFormData(request), schema)
}

/** {@link readForm} for a form that has been read already, where its `intent` decides the schema. */
export function parseForm<S extends z.ZodType>(formData: FormData, schema: S): ReadForm<z.infer<S>> {
  const submission = parseWithZod(formData, { schema })
  const intent = String(formData.get('intent') ?? '')
  if (submission.status !== 'success')
    return { outcome: 'invalid', reply: submission.reply({ hideFields: SECRET }), intent, formData }
  return {
    outcome: 'valid',
    value: submission.value as z.infer<S>,
    intent,
    formData,
    refuse: (fieldErrors) => submission.reply({ fieldErrors, hideFields: SECRET }),
  }
}

const MOST_FIELDS = 2000

/** `fr.title`, `authors[12].name`. An index grows a list: one of a thousand millions would take the machine's memory. */
const FIELD_NAME = /^[a-z][\w-]{0,60}(?:\.[a-z][\w-]{0,60}|\[\d{1,3}\]){0,4}$/i

/**
 * The fields of a form post, at most 1 MiB and 2000 of them; a field whose name no form of ours can have is left out.
 * Files do not come this way.
 */
export async function readFormData(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Response('415', { status: 415, statusText: 'Unsupported Media Type' })
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES)
    throw new Response('413', { status: 413, statusText: 'Content Too Large' })
  const sent = await request.formData().catch(() => {
    throw new Response('400', { status: 400, statusText: 'Bad Request' })
  })
  const fields = [...sent]
  if (fields.length > MOST_FIELDS) throw new Response('413', { status: 413, statusText: 'Content Too Large' })
  const known = new FormData()
  for (const [name, value] of fields) if (FIELD_NAME.test(name)) known.append(name, value)
  return known
}

/** A form that comes back with its errors: 4xx, so that no cache and no script takes it for done. */
export function formAnswer<T>(
  body: T,
  status: 200 | 400 | 401 | 403 | 409 | 422 | 429 | 503 = 422,
  headers?: HeadersInit,
) {
  return data(body, { status, headers })
}
