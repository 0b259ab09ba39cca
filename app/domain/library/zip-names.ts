/** What Windows, macOS and unzip all take: no path, no sign with a meaning of its own, no device. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name that may stand in an archive, whatever was typed. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(UNSAFE, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  const named = plain.replace(/^\.+/, '') || 'fichier'
  return DEVICE.test(named) ? `_${named}` : named
}

type Wanted = { folder: string; name: string }

/** Paths « 01-folder/name », each once even where case does not count; folders are numbered in the order given. */
export function zipPaths(wanted: readonly Wanted[]): string[] {
  const folders = [...new Set(wanted.map(({ folder }) => folder))]
  const width = Math.max(2, String(folders.length).length)
  const taken = new Set<string>()
  return wanted.map(({ folder, name }) => {
    const number = String(folders.indexOf(folder) + 1).padStart(width, '0')
    const within = `${number}-${safeName(folder)}/`
    const path = within + freeName(safeName(name), (one) => taken.has((within + one).toLowerCase()))
    taken.add(path.toLowerCase())
    return path
  })
}

/** « name (2).pdf » when « name.pdf » is taken. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let free = name
  for (let n = 2; isTaken(free); n++) free = `${stem} (${n})${ending}`
  return free
}
