import type { Row } from '../host/types'
import css from './FollowSigns.module.css'
import { followText } from './who'

/** Put off until when, come back what for, or a message that only thanks. */
export function FollowSigns({ row }: { row: Row }) {
  const text = followText(row)
  if (!text) return null
  return (
    <span className={css.sign} data-thanks={row.thanks || undefined} title={row.snooze_for || text}>
      {text}
    </span>
  )
}
