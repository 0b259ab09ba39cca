import type { FieldError } from '~/domain/field-error'

/** Nothing of the draft was kept, and why. */
export type DraftRefused =
  | { outcome: 'refused'; errors: Record<string, FieldError[]> }
  /** Somebody else saved in the meantime; `updatedAt` is what he left. */
  | { outcome: 'stale'; updatedAt: string }
  | { outcome: 'missing' }

export type LifeChange =
  | { outcome: 'done' }
  /** Done before, or not possible from the state that it is in by now. */
  | { outcome: 'not-possible' }
  | { outcome: 'missing' }
