/** More than this is not one drop of documents. */
const MOST = 500

/** Every file that was dropped, those inside of dropped folders included; the browser's hidden ones are left out. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  // Asked for at once: after the first pause the browser forgets what was dropped.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  const plain = [...files]
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain
  const found: File[] = []
  for (const entry of entries) await collect(entry, found)
  return found
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= MOST || entry.name.startsWith('.')) return
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    )
    if (file) found.push(file)
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // A reader gives a hundred at a time, and in the end none.
  for (let some = await read(reader); some.length; some = await read(reader))
    for (const inside of some) await collect(inside, found)
}

const read = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))
