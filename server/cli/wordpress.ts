import path from 'node:path'
import { parseArgs } from 'node:util'
import { AUDIENCES } from '~/domain/access/access-policy'
import { DOCUMENT_KINDS, LICENCES } from '~/domain/library/library-document'
import { DEFAULT_LOCALE, LOCALES } from '~/domain/locale'
import { openDatabase } from '~/storage/database.server'
import { importWordpress } from '~/usecases/import/wordpress/import-wordpress.server'
import { USUAL_KINDS, type WordpressOptions } from '~/usecases/import/wordpress/wordpress-options'
import {
  countOf,
  type WordpressLine,
  type WordpressReport,
} from '~/usecases/import/wordpress/wordpress-report'
import { WRONG_CALL } from './say'

const several = { type: 'string', multiple: true, default: [] as string[] } as const
const yes = { type: 'boolean', default: false } as const
const text = { type: 'string' } as const

const OPTIONS = {
  ...{ uploads: text, users: text, 'dry-run': yes, json: yes, moderated: yes, letters: yes },
  ...{ lang: { ...text, default: DEFAULT_LOCALE as string }, hidden: { ...text, default: 'staff' } },
  ...{ licence: { ...text, default: 'all-rights-reserved' } },
  ...{ audience: several, kind: several, theme: several, role: several },
} as const

/** `portal import wordpress <export.xml> …`: 0 when it was imported, 1 when nothing was, 2 for a wrong call. */
export async function runWordpress(words: string[], help: string): Promise<number> {
  const call = readCall(words)
  if (!call) {
    process.stderr.write(help)
    return WRONG_CALL
  }
  await openDatabase()
  const report = await importWordpress(path.resolve(call.file), call.options, new Date())
  if (call.json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else
    (report.outcome === 'done' ? process.stdout : process.stderr).write(`${reportLines(report).join('\n')}\n`)
  return report.outcome === 'done' ? 0 : 1
}

class Wrong extends Error {}

function readCall(words: string[]): { file: string; json: boolean; options: WordpressOptions } | null {
  try {
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: OPTIONS })
    const [file, ...more] = positionals
    if (!file || more.length) return null
    return { file, json: values.json, options: optionsOf(values) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof Wrong) process.stderr.write(`portal: ${error.message}\n`)
    else if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    return null
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

function optionsOf(values: Values): WordpressOptions {
  const where = (given: string | undefined) => (given === undefined ? null : path.resolve(given))
  return {
    dryRun: values['dry-run'],
    uploads: where(values.uploads),
    users: where(values.users),
    lang: oneOf(LOCALES, '--lang', values.lang),
    audiences: pairs('--audience', values.audience, AUDIENCES),
    hidden: oneOf(AUDIENCES, '--hidden', values.hidden),
    kinds: new Map([...USUAL_KINDS, ...pairs('--kind', values.kind, DOCUMENT_KINDS)]),
    themes: pairs('--theme', values.theme, null),
    licence: oneOf(LICENCES, '--licence', values.licence),
    // Who administers is made so by a command of its own.
    roles: pairs('--role', values.role, ['member', 'editor'] as const),
    moderated: values.moderated,
    letters: values.letters,
  }
}

function oneOf<T extends string>(known: readonly T[], option: string, word: string | undefined): T {
  const found = known.find((one) => one === word)
  if (found === undefined) throw new Wrong(`${option}: ${word} is none of ${known.join(', ')}`)
  return found
}

/** `post=members`: what stands there, and what it is here. */
function pairs<T extends string>(
  option: string,
  given: string[],
  known: readonly T[] | null,
): Map<string, T> {
  return new Map(
    given.map((pair) => {
      const at = pair.lastIndexOf('=')
      if (at < 1) throw new Wrong(`${option}: ${pair} has no « = »`)
      const word = pair.slice(at + 1)
      return [pair.slice(0, at), known ? oneOf(known, option, word) : (word as T)]
    }),
  )
}

const DRY = {
  created: 'would create',
  updated: 'would update',
  unchanged: 'unchanged',
  'left-out': 'left out',
}
const SAID = { ...DRY, created: 'created', updated: 'updated' }

function reportLines(report: WordpressReport): string[] {
  if (report.outcome === 'invalid') return [...report.problems, 'Nothing was imported.']
  const { dryRun, lines } = report
  const words = dryRun ? DRY : SAID
  const count = (done: WordpressLine['done']) => `${SAID[done]} ${countOf(lines, done)}`
  return [
    ...lines.map(({ done, kind, source, name, notes }) =>
      plain(`${words[done]} ${kind} ${name} (${source})${notes.length ? `: ${notes.join('; ')}` : ''}`),
    ),
    `${dryRun ? 'Dry run, nothing was written. ' : ''}${[count('created'), count('updated'), count('unchanged'), count('left-out')].join(', ')}`,
  ]
}

/** A name may hold what a terminal would obey. */
const plain = (line: string): string => line.replace(/\p{Cc}/gu, ' ')
