import type { OutboxItem } from '../host/types'
import { go } from '../nav'
import { when } from '../text/format'
import { held } from '../text/ja.held'
import { pages } from '../text/ja.pages'
import { Mark } from '../ui/Mark'
import { leftLate } from './groups'
import css from './SentList.module.css'
import { who } from './who'

const words = pages.outbox

/** What went out today, newest first; a row opens its inquiry. */
export function SentList({ items, now }: { items: OutboxItem[]; now: number }) {
  if (items.length === 0) return <p className={css.none}>{words.noneSent}</p>
  return (
    <ul className={css.list}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={css.row}
            onClick={() => go({ to: 'inquiry', id: item.inquiry_id })}
          >
            <Mark mark={item.mark} shape={item.shape} small />
            <span className={css.who}>{who(item)}</span>
            <span className={css.text}>{item.subject || item.text}</span>
            {leftLate(item) ? (
              <span className={css.late}>{held.leftLate(when(item.send_at, now))}</span>
            ) : null}
            <span className={css.by}>{item.by}</span>
            <span className={css.at}>{when(item.sent_at, now)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
