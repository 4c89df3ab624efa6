import { IconMail } from '@tabler/icons-react'
import css from './Mark.module.css'

/** The sign of a mall: shape and letter, never its colour. */
export function Mark({
  mark,
  shape,
  name,
  small,
}: {
  mark: string
  shape: string
  name?: string
  small?: boolean
}) {
  const names = [css.mark, shape === 'circle' ? css.circle : '', small ? css.small : ''].join(' ')
  const letter = mark === '✉' || mark === '' ? <IconMail size={small ? 12 : 14} stroke={1.6} /> : mark
  return (
    <span className={names}>
      <span aria-hidden="true">{letter}</span>
      {name ? <span className="for-readers">{name}</span> : null}
    </span>
  )
}
