import type { ReactNode } from 'react'
import { submitOnce } from './form-parts'

type ButtonProps = { token: string; label: string; intent?: string }

/** What a letter's link leads to. Mail scanners follow links, but press no button: only this one does something. */
export function TokenButton({ token, label, intent }: ButtonProps) {
  return (
    <form method="post" onSubmit={submitOnce}>
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      <input type="hidden" name="token" value={token} />
      <button type="submit" className="button">
        {label}
      </button>
    </form>
  )
}

/** A page behind a letter's link: what its button does, or what came of it. */
export function LetterPage({
  title,
  lead,
  children,
}: {
  title: string
  lead: ReactNode
  children: ReactNode
}) {
  return (
    <div className="narrow">
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {children}
    </div>
  )
}

/** Where it goes on; `quiet` where that is not what most people want. */
export function GoOn({ to, label, quiet = false }: { to: string; label: string; quiet?: boolean }) {
  return (
    <p>
      <a className={quiet ? undefined : 'button'} href={to}>
        {label}
      </a>
    </p>
  )
}
