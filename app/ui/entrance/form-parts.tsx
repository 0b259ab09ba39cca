import type { SubmissionResult } from '@conform-to/react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { FieldError } from '~/domain/field-error'
import { PASSWORD_MINIMUM } from '~/domain/membership/password'
import { commonTexts } from '~/i18n/common'
import { fieldErrorText } from '~/i18n/errors'
import { passwordTexts } from '~/i18n/passwords'
import { useLang } from '../use-lang'
import { useSite } from '../use-site'
import type { FieldState } from './fields'
import { PasswordStrength } from './password-strength'
import { useMended } from './use-mended'

type Common = {
  field: FieldState
  label: string
  hint?: ReactNode
  required?: boolean
  /** Neither marked as required nor as optional: the rule is told elsewhere. */
  unmarked?: boolean
}

/** What a control carries so that its hint and error are read out with it. */
function controlProps({ id, name, error }: FieldState, hint: ReactNode, required: boolean) {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    required,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
  }
}

function Label({ field, label, required, unmarked = false }: Common) {
  return (
    <label className="field-label" htmlFor={field.id}>
      {label}
      {unmarked ? null : required ? <span aria-hidden="true"> *</span> : <Optional />}
    </label>
  )
}

function Optional() {
  return <span className="field-optional"> ({commonTexts[useLang()].optional})</span>
}

function Notes({ field, hint }: { field: FieldState; hint: ReactNode }) {
  return (
    <>
      {hint ? (
        <p className="field-hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      ) : null}
      {field.error ? (
        <p className="field-error" id={`${field.id}-error`}>
          {field.error}
        </p>
      ) : null}
    </>
  )
}

type TextFieldProps = Common & {
  type?: 'text' | 'email' | 'date' | 'datetime-local'
  /** `off` where the browser knows nothing that fits. */
  autoComplete: string
  inputMode?: 'numeric' | 'email'
  autoCapitalize?: 'characters'
  maxLength?: number
  spellCheck?: boolean
  readOnly?: boolean
  /** Of what is typed, where that is not the page's language. */
  lang?: string
}

export function TextField(props: TextFieldProps) {
  const { field: asSent, label, hint, required = true, unmarked, type = 'text', ...input } = props
  const { field, onInput } = useMended(asSent)
  return (
    <div className="field">
      <Label field={field} label={label} required={required} unmarked={unmarked} />
      <Notes field={field} hint={hint} />
      <input
        className="field-input"
        type={type}
        defaultValue={field.value}
        spellCheck={false}
        onInput={onInput}
        {...input}
        {...controlProps(field, hint, required)}
      />
    </div>
  )
}

type PasswordFieldProps = {
  field: FieldState
  label: string
  autoComplete: 'current-password' | 'new-password'
}

/** Never refilled; pasting is welcome; with JavaScript it can be shown, and a new one is measured. */
export function PasswordField({ field: asSent, label, autoComplete }: PasswordFieldProps) {
  const { field, onInput } = useMended(asSent)
  const lang = useLang()
  const t = commonTexts[lang]
  const isNew = autoComplete === 'new-password'
  const minimum = useSite()?.passwordMinimum ?? PASSWORD_MINIMUM.usual
  const hint = isNew ? passwordTexts[lang].hint(minimum) : undefined
  const [shown, setShown] = useState(false)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return (
    <div className="field">
      <Label field={field} label={label} required />
      <Notes field={field} hint={hint} />
      <div className="field-password">
        <input
          className="field-input"
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          onInput={onInput}
          {...controlProps(field, hint, true)}
        />
        {alive ? (
          <button
            type="button"
            aria-controls={field.id}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? t.hidePassword : t.showPassword}
            <span className="visually-hidden"> {t.ofPassword}</span>
          </button>
        ) : null}
      </div>
      {isNew && alive ? <PasswordStrength inputId={field.id} minimum={minimum} /> : null}
    </div>
  )
}

export function TextAreaField({
  field: asSent,
  label,
  hint,
  required = true,
  maxLength,
  rows = 4,
  lang,
}: Common & { maxLength: number; rows?: number; lang?: string }) {
  const { field, onInput } = useMended(asSent)
  return (
    <div className="field">
      <Label field={field} label={label} required={required} />
      <Notes field={field} hint={hint} />
      <textarea
        className="field-input"
        rows={rows}
        lang={lang}
        maxLength={maxLength}
        defaultValue={field.value}
        onInput={onInput}
        {...controlProps(field, hint, required)}
      />
    </div>
  )
}

type SelectFieldProps = Common & {
  options: { value: string; label: string }[]
  /** The first line, which answers nothing. */
  prompt?: string
}

export function SelectField(props: SelectFieldProps) {
  const { label, hint, required = true, options, prompt } = props
  const { field, onInput } = useMended(props.field)
  return (
    <div className="field">
      <Label field={field} label={label} required={required} />
      <Notes field={field} hint={hint} />
      <select
        className="field-input"
        defaultValue={field.value}
        onInput={onInput}
        {...controlProps(field, hint, required)}
      >
        {prompt ? <option value="">{prompt}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

export function CheckField({ field: asSent, label, hint, required = false }: Common) {
  const { field, onInput } = useMended(asSent)
  return (
    <div className="field field-check">
      <input
        type="checkbox"
        defaultChecked={field.value === 'on'}
        onInput={onInput}
        {...controlProps(field, hint, required)}
      />
      <label htmlFor={field.id}>
        {label}
        {required ? <span aria-hidden="true"> *</span> : null}
      </label>
      <Notes field={field} hint={hint} />
    </div>
  )
}

/** The note that says what the mark means; stands before the first field. */
export function RequiredNote() {
  return <p className="form-note">{commonTexts[useLang()].requiredNote}</p>
}

/** Lists the errors of a form with links to their fields, and takes the focus. */
export function FormErrors({
  prefix,
  reply,
  labels,
}: {
  prefix: string
  reply: SubmissionResult<string[]> | null | undefined
  labels: Record<string, string>
}) {
  const lang = useLang()
  const t = commonTexts[lang]
  const faults = Object.entries(reply?.error ?? {}).filter(([, codes]) => codes?.length)
  if (!faults.length) return null
  return (
    <TakesFocus className="form-errors">
      <p className="form-errors-title">
        <strong>{t.errorsTitle}</strong>
      </p>
      <p>{t.errorsLead}</p>
      <ul>
        {faults.map(([name, codes]) => (
          <li key={name}>
            <a href={`#${prefix}-${name}`}>{labels[name] ?? name}</a>
            {lang === 'fr' ? '\u00a0: ' : ': '}
            {fieldErrorText(codes?.[0] as FieldError, lang)}
          </li>
        ))}
      </ul>
    </TakesFocus>
  )
}

/** A message about the whole form, read out at once. */
export function FormAlert({ children }: { children: ReactNode }) {
  return <TakesFocus className="form-alert">{children}</TakesFocus>
}

/** A message that something was done. */
export function FormDone({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="form-done" role="status">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  )
}

/** Lets a second click on a form that is under way do nothing; the form wakes up again for those who come back. */
export function submitOnce(event: FormEvent<HTMLFormElement>): void {
  const form = event.currentTarget
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
  setTimeout(() => {
    delete form.dataset.sent
  }, 4000)
}

function TakesFocus({ className, children }: { className: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the reader starts at what is wrong, without scripts too
    <div className={className} role="alert" tabIndex={-1} ref={ref} autoFocus>
      {children}
    </div>
  )
}
