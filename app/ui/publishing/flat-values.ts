/** Values of a form by the names of its fields: `fr.title`, `programme[0].time`. */
export type FlatValues = Record<string, string>

/** Nested values under the names that their fields have; what is missing is left out. */
export function flatValues(nested: unknown, name = ''): FlatValues {
  if (nested === null || nested === undefined) return {}
  if (Array.isArray(nested))
    return Object.assign({}, ...nested.map((one, i) => flatValues(one, `${name}[${i}]`)))
  if (typeof nested !== 'object') return { [name]: String(nested) }
  return Object.assign(
    {},
    ...Object.entries(nested).map(([key, held]) => flatValues(held, name ? `${name}.${key}` : key)),
  )
}

/** How many lines of a list these values fill. */
export function filledRows(values: FlatValues, list: string): number {
  const indices = Object.entries(values).flatMap(([name, value]) => {
    const [, index] = new RegExp(`^${list}\\[(\\d+)\\]`).exec(name) ?? []
    return index !== undefined && value !== '' ? [Number(index)] : []
  })
  return Math.max(-1, ...indices) + 1
}

/** True when the fields hold what is stored already; an empty field and a missing one are the same. */
export function holdsTheSame(typed: FlatValues, stored: FlatValues): boolean {
  return Object.entries(typed).every(([name, value]) => (stored[name] ?? '') === value)
}
