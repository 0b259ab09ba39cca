import { z } from 'zod'
import { OPERATION_NAMES, OPERATIONS } from '~/domain/api/operations'
import { paths } from '~/paths'
import { API_LIMITS } from '~/usecases/api/api-limits.server'
import { absoluteAddress } from '../addresses.server'
import { questionOf } from './openapi.server'

/** What the page about the API shows: drawn from the schemas that read questions and write answers. */
export function aboutApi() {
  return {
    base: absoluteAddress(paths.api()),
    openApi: absoluteAddress(paths.openApi()),
    limits: API_LIMITS,
    operations: OPERATION_NAMES.map((name) => ({
      name,
      path: paths.api(OPERATIONS[name].path.replace(/^\/$/, '')),
      scope: OPERATIONS[name].scope,
      fields: fieldsOf(OPERATIONS[name].answer),
      parameters: questionOf(name).map(({ name: parameter, required, schema }) => ({
        name: parameter,
        required,
        values: valuesOf(schema),
      })),
    })),
  }
}

/** The names in an answer, with those in the things that it lists. */
function fieldsOf(answer: z.ZodObject): { name: string; within: string[] }[] {
  return Object.entries(answer.shape).map(([name, field]) => {
    const element = field instanceof z.ZodArray ? field.element : null
    return { name, within: element instanceof z.ZodObject ? Object.keys(element.shape) : [] }
  })
}

/** What a parameter may be, as far as a table says it. */
export type Values = {
  among: string[]
  least: number | null
  most: number | null
  longest: number | null
  usual: string | null
}

function valuesOf(schema: Record<string, unknown>): Values {
  const number = (name: string) => (typeof schema[name] === 'number' ? Number(schema[name]) : null)
  return {
    among: Array.isArray(schema.enum) ? schema.enum.map(String) : [],
    least: number('minimum'),
    most: number('maximum'),
    longest: number('maxLength'),
    usual: schema.default === undefined ? null : String(schema.default),
  }
}
