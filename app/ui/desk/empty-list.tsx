import type { ReactNode } from 'react'

/** What stands in place of a list that has nothing to show. */
export function EmptyList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  )
}
