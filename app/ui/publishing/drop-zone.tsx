import { type DragEvent, type ReactNode, useState } from 'react'
import { droppedFiles } from './dropped-files'

/** Takes files and folders that are dropped, beside the field in it, which keys reach. */
export function DropZone({ onDrop, children }: { onDrop: (files: File[]) => void; children: ReactNode }) {
  const [over, setOver] = useState(false)
  async function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    onDrop(await droppedFiles(event.dataTransfer))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the field in it, which keys reach
    <div
      className="dropzone"
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  )
}
