import { type RefObject, useEffect, useRef, useState } from 'react'
import { closePanels, openPanel } from './panel'

type Commands = {
  previous: () => void
  next: () => void
  first: () => void
  last: () => void
  /** Whether PageUp and PageDown turn pages; a scroll keeps them. */
  pages: boolean
  larger: () => void
  smaller: () => void
  fullScreen: () => void
}

export type ReaderKeys = ReturnType<typeof useReaderKeys>

const KEPT = 'reader-single-keys'

/**
 * The reader's keys, where nothing else wants them: not in a field, not with a modifier, and in a picture that is
 * scrolled the arrows scroll. Keys that are single characters can be switched off (WCAG 2.1.4).
 */
export function useReaderKeys(root: RefObject<HTMLElement>, commands: Commands) {
  const [single, setSingle] = useState(true)
  const now = useRef({ commands, single })
  now.current = { commands, single }
  useEffect(() => setSingle(localStorage.getItem(KEPT) !== 'off'), [])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const command = commandOf(event, now.current, root.current)
      if (!command) return
      event.preventDefault()
      command()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [root])
  const switchSingle = (on: boolean) => {
    localStorage.setItem(KEPT, on ? 'on' : 'off')
    setSingle(on)
  }
  return { single, switchSingle }
}

function commandOf(
  { key, target }: KeyboardEvent,
  { commands, single }: { commands: Commands; single: boolean },
  root: HTMLElement | null,
): (() => void) | undefined {
  const at = target instanceof Element ? target : document.body
  if (key === 'Escape') return root ? closePanels(root, at) : undefined
  if (at.closest('input, select, textarea, [contenteditable]')) return undefined
  if (at.closest('.page-picture[tabindex], .reader-panel')) return undefined
  return turning(key, commands) ?? (single ? singleKey(key, commands, root) : undefined)
}

function turning(key: string, commands: Commands): (() => void) | undefined {
  if (key === 'ArrowLeft' || (key === 'PageUp' && commands.pages)) return commands.previous
  if (key === 'ArrowRight' || (key === 'PageDown' && commands.pages)) return commands.next
  if (key === 'Home') return commands.first
  return key === 'End' ? commands.last : undefined
}

function singleKey(key: string, commands: Commands, root: HTMLElement | null): (() => void) | undefined {
  switch (key) {
    case '+':
    case '=':
      return commands.larger
    case '-':
      return commands.smaller
    case 'f':
      return commands.fullScreen
    case '/':
      return () => openPanel(root, 'search')
    case '?':
      return () => openPanel(root, 'help')
    default:
      return undefined
  }
}
