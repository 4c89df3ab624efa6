import { IconAlertCircle, IconClock } from '@tabler/icons-react'
import type { Row } from '../host/types'
import css from './DueBadge.module.css'
import { dueText } from './who'

type Props = {
  row: Pick<Row, 'due_at' | 'level'>
  now: number
  before?: string
  /** Why the date is what it is: on pointing, and for readers. */
  why?: string
}

/** How late an answer is: by word, icon, edge and colour together. */
export function DueBadge({ row, now, before, why }: Props) {
  const text = dueText(row, now)
  if (!text) return null
  return (
    <span className={css.badge} data-level={row.level} title={why || undefined}>
      {row.level === 'late' ? <IconAlertCircle size={14} stroke={2} aria-hidden="true" /> : null}
      {row.level === 'today' ? <IconClock size={14} stroke={1.8} aria-hidden="true" /> : null}
      {before}
      {text}
      {why ? <span className="for-readers">（{why}）</span> : null}
    </span>
  )
}
