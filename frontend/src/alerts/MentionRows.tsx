import { IconAt } from '@tabler/icons-react'
import type { Mention } from '../host/types'
import { go } from '../nav'
import { when } from '../text/format'
import { notes as words } from '../text/ja.order'
import { useNow } from '../ui/useNow'
import css from './Bell.module.css'

const MINUTE = 60_000

/** Notes that call the acting person; opening the inquiry settles them. */
export function MentionRows({ mentions, onClose }: { mentions: Mention[]; onClose: () => void }) {
  const now = useNow(MINUTE)
  if (mentions.length === 0) return null
  return (
    <ul className={css.list} aria-label={words.bell}>
      {mentions.map((m) => (
        <li key={m.message}>
          <button
            type="button"
            className={css.row}
            aria-label={words.open(m.by, m.subject)}
            onClick={() => {
              onClose()
              go({ to: 'inquiry', id: m.inquiry })
            }}
          >
            <span className={css.top}>
              <IconAt size={14} stroke={1.8} aria-hidden="true" />
              <span className={css.title}>{words.calls(m.by)}</span>
              <span className={css.time}>{when(m.at, now)}</span>
            </span>
            <span className={css.text}>
              {m.subject}：{m.text}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
