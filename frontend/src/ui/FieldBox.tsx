import type { ReactNode } from 'react'
import { pages } from '../text/ja.pages'
import css from './FieldBox.module.css'

type Said = { id: string; help?: string; error?: string; required?: boolean }

type Props = Said & { label: string; children: ReactNode }

/** A field with its label above, its help below, and its error tied to it. */
export function FieldBox({ id, label, help, error, required, children }: Props) {
  return (
    <div className={css.box}>
      <div className={css.labels}>
        <label htmlFor={id} className={css.label}>
          {label}
        </label>
        {required ? (
          <span className={css.required} aria-hidden="true">
            {pages.required}
          </span>
        ) : null}
      </div>
      {children}
      {error ? (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      ) : null}
      {help ? (
        <p id={`${id}-help`} className={css.help}>
          {help}
        </p>
      ) : null}
    </div>
  )
}

/** What the control inside a FieldBox needs so that a reader hears help and error with it. */
export function controlProps({ id, help, error, required }: Said) {
  const told = [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ')
  return {
    id,
    className: css.control,
    'aria-describedby': told || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  } as const
}
