import { type FormTrap, judgeMoment, TRAP } from '~/domain/membership/form-trap'
import { readStamp } from '~/usecases/membership/form-stamp.server'
import { now } from './clock.server'

/**
 * Judges a registration by its two trap fields. A stamp that is no longer good is taken out of the form, so that the
 * form comes back with a fresh one; one that is only early stays, so that the time goes on counting.
 */
export function readTrap(formData: FormData): FormTrap {
  const left = formData.get(TRAP.empty)
  const judged = judgeMoment(readStamp(formData.get(TRAP.stamp)), now())
  if (judged === 'stale') formData.delete(TRAP.stamp)
  return left ? 'filled' : judged
}
