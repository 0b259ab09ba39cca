import { useLocation } from '@remix-run/react'
import { auditTexts } from '~/i18n/audit'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { KeyPages } from './key-pages'

/** The pages beside this one; what was filtered stays in the address. */
export function AuditPages({ older, newer }: { older: string | null; newer: string | null }) {
  const t = auditTexts[useLang()]
  const { search } = useLocation()
  const to = (name: 'before' | 'after', key: string) => {
    const query = new URLSearchParams(search)
    for (const other of ['before', 'after', 'verify']) query.delete(other)
    query.set(name, key)
    return `?${query}`
  }
  return (
    <KeyPages
      label={t.pages}
      previous={newer ? { to: to('after', newer), text: t.newer } : null}
      next={older ? { to: to('before', older), text: t.older } : null}
    />
  )
}

/** What the filters show, as a file. Plain links: the browser downloads. */
export function AuditExport({ filters }: { filters: Record<string, string> }) {
  const lang = useLang()
  const t = auditTexts[lang]
  const href = (format: string) => {
    const set = Object.entries(filters).filter(([, value]) => value)
    return `${paths.deskAuditExport(lang)}?${new URLSearchParams([['format', format], ...set])}`
  }
  return (
    <section className="stack" aria-labelledby="export-title">
      <h2 id="export-title">{t.exportTitle}</h2>
      <p>{t.exportLead}</p>
      <p className="cluster">
        <a className="button button-secondary" href={href('csv')}>
          {t.csv}
        </a>
        <a className="button button-secondary" href={href('jsonl')}>
          {t.jsonl}
        </a>
      </p>
    </section>
  )
}

export type SeenChain =
  | { outcome: 'whole'; entries: number; head: { hash: string } }
  | { outcome: 'broken'; position: string; fault: 'removed' | 'changed' | 'cut' }

/** Whether the chain holds, computed when it is asked for. */
export function AuditChain({ chain }: { chain: SeenChain | null }) {
  const lang = useLang()
  const t = auditTexts[lang]
  return (
    <section className="stack" aria-labelledby="chain-title">
      <h2 id="chain-title">{t.chainTitle}</h2>
      <p>{t.chainLead}</p>
      {chain === null ? null : chain.outcome === 'whole' ? (
        <div className="notice notice-success" role="status">
          <p>{t.whole(chain.entries)}</p>
          <p>
            {t.head} <code className="hash">{chain.head.hash}</code>
          </p>
        </div>
      ) : (
        <div className="notice notice-error" role="alert">
          <p>
            {t.broken(chain.position)} {t.faults[chain.fault]}
          </p>
          <p>{t.brokenHint}</p>
        </div>
      )}
      <form method="get" action={paths.deskAudit(lang)}>
        <input type="hidden" name="verify" value="1" />
        <button className="button button-secondary" type="submit">
          {t.verify}
        </button>
      </form>
    </section>
  )
}
