import fs from 'node:fs/promises'
import { foldWord } from '~/domain/fold'
import { BrokenExport } from '~/files/wordpress/read-wxr.server'
import { withAdvisoryLock } from '~/storage/advisory-lock.server'
import { readSite, type Site } from '~/storage/content.server'
import { inTransaction } from '~/storage/database.server'
import { recordAct } from '../../audit.server'
import { importPeople, userOfAuthor } from './import-people.server'
import { importPosts } from './import-posts.server'
import { planImport } from './plan-import.server'
import { type ReadUsers, readUsers, type WordpressUser } from './read-users.server'
import { siteName } from './source-ids.server'
import { type Survey, surveyExport } from './survey-export.server'
import type { WordpressOptions } from './wordpress-options'
import { countOf, type WordpressLine, type WordpressReport } from './wordpress-report'
import type { SiteFacts } from './write-part'

/**
 * Loads an export of a WordPress site that WP-Members closed: posts and pages become documents, users members. What was
 * imported before is brought up to date as long as nobody has changed it here; run twice, nothing doubles.
 */
export async function importWordpress(
  file: string,
  options: WordpressOptions,
  now: Date,
): Promise<WordpressReport> {
  const ready = await prepare(file, options)
  if ('problems' in ready) return { outcome: 'invalid', problems: ready.problems }
  return withAdvisoryLock('library-import', () => run(file, ready, options, now))
}

type Ready = { survey: Survey; users: WordpressUser[]; facts: SiteFacts }

async function run(
  file: string,
  ready: Ready,
  options: WordpressOptions,
  now: Date,
): Promise<WordpressReport> {
  const { survey, users, facts } = ready
  const { dryRun } = options
  const site = siteName(survey.site)
  const plan = await planImport(site, survey, options.lang)
  const lines = [
    ...plan.lines,
    ...(await importPosts(file, { site, plan, facts }, options, now)),
    ...(await importPeople(site, users, options, now)),
    ...passedOver(survey),
  ]
  if (!dryRun)
    await inTransaction((tx) => {
      const detail = {
        documents: countOf(lines, 'created', 'document'),
        updated: countOf(lines, 'updated', 'document'),
        members: countOf(lines, 'created', 'member'),
        leftOut: countOf(lines, 'left-out'),
      }
      const thing = { kind: 'library', id: 'wordpress' } as const
      return recordAct(tx, null, { act: 'import-wordpress', thing, detail }, now, 'cli')
    })
  return { outcome: 'done', dryRun, site, lines }
}

/** Everything is read and checked before anything is written. */
async function prepare(file: string, options: WordpressOptions): Promise<Ready | { problems: string[] }> {
  const problems: string[] = []
  const { themes } = await readSite()
  for (const theme of options.themes.values())
    if (!themes.some(({ key }) => key === theme)) problems.push(`--theme: ${theme} is not in site.yaml`)
  if (options.uploads && !(await isFolder(options.uploads))) problems.push(`${options.uploads}: is no folder`)
  const users: ReadUsers = options.users ? await readUsers(options.users) : { outcome: 'read', users: [] }
  if (users.outcome === 'invalid') problems.push(users.problem)
  const survey = await surveyed(file, options)
  if (typeof survey === 'string') problems.push(`${file}: ${survey}`)
  if (problems.length || typeof survey === 'string' || users.outcome === 'invalid') return { problems }
  const facts = {
    themes: themeNames(themes, options.themes),
    authors: new Map(survey.authors.map(({ login, displayName }) => [login, displayName || login])),
  }
  return { survey, facts, users: withAuthors(users.users, survey) }
}

async function surveyed(file: string, { kinds }: WordpressOptions): Promise<Survey | string> {
  try {
    const survey = await surveyExport(file, new Set(kinds.keys()))
    return survey.site ? survey : 'does not say of which site it is (wp:base_blog_url)'
  } catch (error) {
    if (error instanceof BrokenExport) return error.message
    throw error
  }
}

const isFolder = async (folder: string): Promise<boolean> =>
  (await fs.stat(folder).catch(() => null))?.isDirectory() ?? false

/** A theme is found by its key or its name in any language, and by what the operator calls it. */
function themeNames(themes: Site['themes'], given: WordpressOptions['themes']): Map<string, string> {
  const own = themes.flatMap(({ key, name }) =>
    [key, ...Object.values(name)].map((word) => [foldWord(word), key] as const),
  )
  return new Map([...own, ...[...given].map(([word, key]) => [foldWord(word), key] as const)])
}

function withAuthors(users: WordpressUser[], { authors }: Survey): WordpressUser[] {
  const listed = new Set(users.map(({ email }) => email.toLowerCase()))
  return [...users, ...authors.filter(({ email }) => !listed.has(email.toLowerCase())).map(userOfAuthor)]
}

/** What no line tells of: kinds of things that become nothing here. */
function passedOver({ ignored, comments }: Survey): WordpressLine[] {
  const line = (name: string, count: number): WordpressLine => ({
    ...{ done: 'left-out', kind: 'item', source: `${count} ×`, name, notes: ['has no place here'] },
  })
  return [
    ...[...ignored].map(([type, count]) => line(type || 'without type', count)),
    ...(comments ? [line('comment', comments)] : []),
  ]
}
