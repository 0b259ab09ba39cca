import type { z } from 'zod'
import type { Scope } from './access-token'
import {
  DocumentPage,
  DocumentWhole,
  FileEntry,
  SearchPage,
  Start,
  WorkshopPage,
  WorkshopWhole,
} from './answers'
import { DocumentsQuestion, OneQuestion, SearchQuestion, WorkshopsQuestion } from './questions'

/** One address of the API: what may be asked there and what is answered. All of them only read. */
export type Operation = {
  /** Below /api/v1; `{slug}` and `{id}` are one segment. */
  path: string
  question: z.ZodObject
  answer: z.ZodObject
  /** What a token needs here; null: nothing beyond being one. Without a token everybody may ask. */
  scope: Scope | null
}

export const OPERATIONS = {
  start: { path: '/', question: OneQuestion, answer: Start, scope: null },
  listDocuments: {
    path: '/documents',
    question: DocumentsQuestion,
    answer: DocumentPage,
    scope: 'library:read',
  },
  openDocument: {
    path: '/documents/{slug}',
    question: OneQuestion,
    answer: DocumentWhole,
    scope: 'library:read',
  },
  listWorkshops: {
    path: '/workshops',
    question: WorkshopsQuestion,
    answer: WorkshopPage,
    scope: 'library:read',
  },
  openWorkshop: {
    path: '/workshops/{slug}',
    question: OneQuestion,
    answer: WorkshopWhole,
    scope: 'library:read',
  },
  search: { path: '/search', question: SearchQuestion, answer: SearchPage, scope: 'library:read' },
  openFile: { path: '/files/{id}', question: OneQuestion, answer: FileEntry, scope: 'library:read' },
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof OPERATIONS
export const OPERATION_NAMES = Object.keys(OPERATIONS) as OperationName[]

/** Which address of the API this is, with what fills its blank. */
export function operationAt(path: string): { name: OperationName; blank: string } | null {
  for (const name of OPERATION_NAMES) {
    const [before = '', after] = OPERATIONS[name].path.split(/\{(?:slug|id)\}/)
    if (after === undefined && (path || '/') === before) return { name, blank: '' }
    const blank = path.slice(before.length)
    if (after === '' && path.startsWith(before) && /^[\w-]{1,200}$/.test(blank)) return { name, blank }
  }
  return null
}

/** Kinds of problems that a program may meet, with their status. */
export const PROBLEMS = {
  'not-understood': 400,
  'token-in-address': 400,
  'two-tokens': 400,
  'token-refused': 401,
  'sign-in': 401,
  scope: 403,
  held: 403,
  closed: 403,
  'not-found': 404,
  method: 405,
  'not-acceptable': 406,
  withdrawn: 410,
  content: 415,
  'too-many': 429,
  failed: 500,
  'too-long': 503,
  unavailable: 503,
} as const

export type ProblemName = keyof typeof PROBLEMS
export const PROBLEM_NAMES = Object.keys(PROBLEMS) as ProblemName[]
