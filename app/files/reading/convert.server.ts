import fs from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { config } from '~/config.server'
import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import { makeChildFolder, removeChildFolder } from './child-folder.server'
import { endConfined, startConfined, systemProgram } from './sandbox.server'

const BOUNDS = { memoryMiB: 1536, cpuSeconds: 120, fileMiB: 300 }
const SECONDS = 120

/** Whether this file could be drawn here, by LibreOffice. */
export const isConverted = (format: FileFormat): boolean =>
  FILE_FORMATS[format].pages === 'converted' && soffice() !== null

function soffice(): string | null {
  const { soffice } = config()
  if (soffice === 'off') return null
  return soffice === 'auto' ? systemProgram('soffice') : soffice
}

/**
 * Lends the PDF that LibreOffice makes of an office file, as a file of this machine that is gone afterwards; null when
 * it makes none in time. It runs as confined as the children that read, with a profile of its own.
 */
export async function withConverted<T>(
  file: string,
  format: FileFormat,
  stopping: AbortSignal,
  work: (pdf: string) => Promise<T>,
): Promise<T | null> {
  const program = soffice()
  if (!program) return null
  const folder = makeChildFolder()
  try {
    const source = path.join(folder, `file.${format}`)
    await fs.copyFile(file, source)
    const ended = await run(commandFor(program, folder, source), folder, stopping)
    const pdf = path.join(folder, 'file.pdf')
    const made = ended && (await fs.stat(pdf).catch(() => null))
    return made && made.size > 0 ? await work(pdf) : null
  } finally {
    removeChildFolder(folder)
  }
}

function commandFor(program: string, folder: string, source: string): string[] {
  return [
    program,
    `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`,
    ...['--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault'],
    ...['--convert-to', 'pdf', '--outdir', folder, source],
  ]
}

/** Whether it ended by itself, and well. */
function run(command: string[], folder: string, stopping: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const program = startConfined(command, folder, BOUNDS)
    const end = () => endConfined(program)
    const late = setTimeout(end, SECONDS * 1000)
    stopping.addEventListener('abort', end)
    const ended = (well: boolean) => {
      clearTimeout(late)
      stopping.removeEventListener('abort', end)
      // What it started may outlive it.
      end()
      resolve(well)
    }
    program.on('error', () => ended(false))
    program.on('exit', (code) => ended(code === 0))
    // Nobody reads what it says; a full pipe would stop it.
    for (const stream of [program.stdout, program.stderr]) stream.resume()
    program.stdin.on('error', () => {}).end()
  })
}
