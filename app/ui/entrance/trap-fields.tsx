import { TRAP } from '~/domain/membership/form-trap'
import { joiningTexts } from '~/i18n/joining'
import { useLang } from '../use-lang'
import { useJoining } from '../use-site'
import type { FieldState } from './fields'

/**
 * In place of a riddle: a field that only programs see and fill, and the signed moment at which the form was drawn. A
 * form that comes back keeps its first moment.
 */
export function TrapFields({ field }: { field: (name: string) => FieldState }) {
  const { stamp } = useJoining()
  const { id, name } = field(TRAP.empty)
  return (
    <>
      <div className="form-trap" aria-hidden="true">
        <label htmlFor={id}>{joiningTexts[useLang()].trap}</label>
        <input id={id} name={name} type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
      </div>
      <input type="hidden" name={TRAP.stamp} value={field(TRAP.stamp).value || stamp} />
    </>
  )
}
