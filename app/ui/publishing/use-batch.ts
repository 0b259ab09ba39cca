import { nanoid } from 'nanoid'
import { useRef, useState } from 'react'
import {
  hasFile,
  languageOfFile,
  matchFiles,
  type Presentation,
  titleOfFile,
} from '~/domain/library/match-files'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import type { Job } from './send-in-parts'

/** `target`: a presentation, `new` for one that is to be made, or nothing while it is not chosen. */
export type BatchLine = { key: number; file: File; target: string; title: string; language: Locale }

/** Files that were dropped on a workshop, each with its presentation, until all of them are sent with one press. */
export function useBatch(workshopId: string, presentations: Presentation[], send: (jobs: Job[]) => void) {
  const lang = useLang()
  const [lines, setLines] = useState<BatchLine[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const next = useRef(1)

  function add(files: File[]): void {
    const matched = matchFiles(
      files.map(({ name }) => name),
      presentations,
    )
    const added = files.map((file, i) => ({
      ...{ key: next.current++, file, target: matched[i] ?? '' },
      ...{ title: titleOfFile(file.name), language: languageOfFile(file.name) },
    }))
    setLines((all) => [...all, ...added])
  }

  /** Drafts first, then their files; what could not be made stays in the table. */
  async function sendAll(): Promise<void> {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const batch = nanoid()
    const jobs: Job[] = []
    for (const line of lines) {
      const documentId = line.target === 'new' ? await makeDraft(workshopId, line, lang) : line.target
      if (!documentId) {
        setProblem(line.title)
        break
      }
      jobs.push({
        file: line.file,
        fields: { documentId, language: line.language, batch, mode: modeOf(line) },
      })
    }
    setLines((all) => all.filter(({ file }) => !jobs.some((job) => job.file === file)))
    send(jobs)
    setBusy(false)
  }

  const modeOf = (line: BatchLine): string => (isNewVersion(line, presentations) ? 'new-version' : 'add')

  return {
    lines,
    problem,
    busy,
    add,
    sendAll,
    change: (key: number, facts: Partial<BatchLine>) =>
      setLines((all) => all.map((line) => (line.key === key ? { ...line, ...facts } : line))),
    leaveOut: (key: number) => setLines((all) => all.filter((line) => line.key !== key)),
  }
}

export type Batch = ReturnType<typeof useBatch>

/** Whether its presentation has a file of this name already. */
export function isNewVersion({ target, file }: BatchLine, presentations: Presentation[]): boolean {
  const presentation = presentations.find(({ id }) => id === target)
  return presentation !== undefined && hasFile(file.name, presentation)
}

async function makeDraft(
  workshopId: string,
  { title, language }: BatchLine,
  lang: Locale,
): Promise<string | null> {
  try {
    const answer = await fetch(paths.deskWorkshopDrafts(lang, workshopId), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title, language }),
    })
    return answer.ok ? ((await answer.json()) as { id: string }).id : null
  } catch {
    return null
  }
}
