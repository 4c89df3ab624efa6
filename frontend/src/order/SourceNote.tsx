import { IconInfoCircle } from '@tabler/icons-react'
import { orderSource } from '../text/ja.about'
import css from './SourceNote.module.css'

/** An order that the mall itself did not report may have changed since. */
export function SourceNote({ source }: { source: string }) {
  const says = orderSource[source]
  if (!says) return null
  return (
    <p className={css.note} role="note">
      <IconInfoCircle size={14} stroke={1.8} aria-hidden="true" />
      {says}
    </p>
  )
}
