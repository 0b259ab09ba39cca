import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { ReaderIcon } from './icons'

export type PanelName = 'plan' | 'search' | 'display' | 'share' | 'help'

type PanelProps = {
  name: PanelName
  label: string
  /** Open from the beginning, as when there is something found. */
  open?: boolean
  children: ReactNode
}

/** A button of the bar with what it opens; of them one is open at a time, without scripts too. */
export function Panel({ name, label, open, children }: PanelProps) {
  const details = useRef<HTMLDetailsElement>(null)
  // Afterwards it is opened and closed by who reads.
  const [atFirst] = useState(open)
  useEffect(() => {
    const outside = ({ target }: PointerEvent) => {
      const it = details.current
      if (it?.open && target instanceof Node && !it.contains(target)) it.open = false
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [])
  return (
    <details
      className="reader-tool"
      name="reader-tool"
      data-panel={name}
      ref={details}
      open={atFirst}
      onToggle={showPlace}
    >
      <summary title={label}>
        <ReaderIcon of={name} />
        <span>{label}</span>
      </summary>
      <div className="reader-panel stack-tight">{children}</div>
    </details>
  )
}

/** Where one is in the outline and the thumbnails is in sight when they open. */
function showPlace({ currentTarget }: SyntheticEvent<HTMLDetailsElement>): void {
  if (!currentTarget.open) return
  for (const place of currentTarget.querySelectorAll('.reader-thumbnails [aria-current]'))
    place.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' })
}

/** Opens a panel and puts the cursor where one types, or on its button. */
export function openPanel(root: HTMLElement | null, name: PanelName): void {
  const details = root?.querySelector<HTMLDetailsElement>(`[data-panel="${name}"]`)
  if (!details) return
  details.open = true
  const field = details.querySelector<HTMLElement>('input[type="search"]')
  ;(field ?? details.querySelector('summary'))?.focus()
}

/** What closes the open panel; the cursor goes back to its button. Nothing when none is open. */
export function closePanels(root: HTMLElement, focused: Element): (() => void) | undefined {
  const details = root.querySelector<HTMLDetailsElement>('.reader-tool[open]')
  if (!details) return undefined
  return () => {
    details.open = false
    if (details.contains(focused)) details.querySelector('summary')?.focus()
  }
}
