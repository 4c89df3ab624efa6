import type { ComponentProps, ReactNode } from 'react'
import type { Action } from '../keys/keymap'
import css from './Button.module.css'
import { KeyCap } from './KeyCap'

export type ButtonKind = 'plain' | 'main' | 'act' | 'quiet' | 'stop' | 'link'

type Props = ComponentProps<'button'> & {
  kind?: ButtonKind
  small?: boolean
  icon?: ReactNode
  action?: Action
  busy?: boolean
}

/** A button with a word; main (filled) at most once on a screen. */
export function Button({ kind = 'plain', small, icon, action, busy, children, className, ...rest }: Props) {
  const names = [css.button, css[kind], small ? css.small : '', className ?? ''].join(' ')
  return (
    <button type="button" {...rest} className={names} aria-busy={busy || undefined}>
      {icon}
      {children ? <span>{children}</span> : null}
      {action ? <KeyCap action={action} /> : null}
    </button>
  )
}

/** An icon alone; the label is read aloud and shown on hover. */
export function IconButton({ label, ...rest }: Omit<Props, 'children'> & { label: string }) {
  return (
    <Button {...rest} aria-label={label} title={label} className={`${css.icon} ${rest.className ?? ''}`} />
  )
}
