/** Names of the fields whose values differ; dates, lists and plain objects are compared by what they hold. */
export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(after).filter((name) => !same(before[name], after[name]))
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

/** JSON with sorted keys: a column of type jsonb gives its keys back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, held: unknown) => {
    if (typeof held !== 'object' || held === null || Array.isArray(held)) return held
    return Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** When a thing counts as published after an import; the desk's own publication is never taken back. */
export function publishedAtAfter(
  wanted: { publishedAt: Date | null } | null,
  current: Date | null,
  now: Date,
): Date | null {
  if (!wanted) return current
  return wanted.publishedAt ?? current ?? now
}
