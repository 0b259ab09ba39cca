/** How many letters were left out, added, changed, or exchanged with their neighbour between two words. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(Math.min(...ways(rows, row, { a, b, i, j })))
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

type Cell = { a: string; b: string; i: number; j: number }

function ways(rows: number[][], row: number[], { a, b, i, j }: Cell): number[] {
  const above = rows[i - 1] ?? []
  const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
  const exchanged =
    a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity
  return [(above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, exchanged]
}
