import { z } from 'zod'
import { SCOPES } from '~/domain/api/access-token'
import { Problem } from '~/domain/api/answers'
import {
  OPERATION_NAMES,
  OPERATIONS,
  type OperationName,
  PROBLEM_NAMES,
  PROBLEMS,
} from '~/domain/api/operations'
import { apiTexts, type ParameterName } from '~/i18n/api'
import { paths } from '~/paths'
import { absoluteAddress } from '../addresses.server'
import { PROBLEM_TYPE } from './problem.server'

const t = apiTexts.en
const refTo = (id: string) => ({ $ref: `#/components/schemas/${id}` })

const HEADERS = {
  ETag: 'For If-None-Match.',
  Link: 'Pages around this one: first, prev, next.',
  RateLimit: 'What is left.',
  'RateLimit-Policy': 'What is free within a time.',
}

let written: string | undefined

/** The description of the API (OpenAPI 3.1), made from the schemas that answers are written with. */
export function openApi(): string {
  written ??= JSON.stringify(description())
  return written
}

function description() {
  return {
    openapi: '3.1.1',
    info: {
      title: t.title,
      version: '1',
      description: t.lead,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: absoluteAddress(paths.api()) }],
    externalDocs: { url: absoluteAddress(paths.aboutApi('en')) },
    // Without a token everybody may ask.
    security: [{}, { token: [] }],
    paths: Object.fromEntries(
      OPERATION_NAMES.map((name) => [OPERATIONS[name].path, { get: operation(name) }]),
    ),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: SCOPES.map(scopeLine).join('\n') },
      },
      schemas: componentSchemas(),
      responses: { Problem: problemResponse(), NotModified: { description: 'Nothing has changed (ETag).' } },
    },
  }
}

const scopeLine = (scope: (typeof SCOPES)[number]): string => `${scope}: ${t.scopes[scope]}`

function componentSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => refTo(id).$ref, io: 'output' })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _address, ...schema }]) => [id, schema]),
  )
}

function operation(name: OperationName) {
  const { answer, scope, path } = OPERATIONS[name]
  const statuses = [...new Set(PROBLEM_NAMES.map((problem) => PROBLEMS[problem]))]
  const possible = statuses.filter((status) => path.includes('{') || (status !== 404 && status !== 410))
  return {
    operationId: name,
    summary: t.operations[name],
    security: [{}, { token: scope ? [scope] : [] }],
    parameters: [...pathParameters(path), ...parametersOf(name)],
    responses: {
      200: {
        description: 'OK',
        headers: answerHeaders(),
        content: { 'application/json': { schema: refTo(idOf(answer)) } },
      },
      304: { $ref: '#/components/responses/NotModified' },
      ...Object.fromEntries(possible.map((status) => [status, { $ref: '#/components/responses/Problem' }])),
    },
  }
}

const idOf = (schema: z.ZodType): string => z.globalRegistry.get(schema)?.id ?? ''

const answerHeaders = () =>
  Object.fromEntries(
    Object.entries(HEADERS).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
    description: t.parameters[name as ParameterName],
  }))

/** A parameter of a question as JSON Schema describes it. */
export type Parameter = { name: ParameterName; required: boolean; schema: Record<string, unknown> }

/** The parameters that an operation takes in its query. */
export function questionOf(name: OperationName): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(OPERATIONS[name].question, { io: 'input' })
  return Object.entries(properties).map(([parameter, schema]) => ({
    name: parameter as ParameterName,
    required: required.includes(parameter),
    schema: schema as Record<string, unknown>,
  }))
}

const parametersOf = (name: OperationName) =>
  questionOf(name).map((parameter) => ({
    ...parameter,
    in: 'query',
    description: t.parameters[parameter.name],
  }))

const problemResponse = () => ({
  description: t.problemsLead,
  content: { [PROBLEM_TYPE.split(';')[0] as string]: { schema: refTo(idOf(Problem)) } },
})
