import { IconHandStop } from '@tabler/icons-react'
import type { OutboxItem } from '../host/types'
import { when } from '../text/format'
import { held } from '../text/ja.held'
import css from './ItemCard.module.css'

/** Why a reply was kept back right before it left, and when it was to leave. */
export function HeldStory({ item, now }: { item: OutboxItem; now: number }) {
  return (
    <section className={css.held} aria-label={held.why[item.code]}>
      <IconHandStop size={16} stroke={1.6} aria-hidden="true" />
      <div>
        <p className={css.storyTitle}>{held.why[item.code]}</p>
        <p>{item.reason}</p>
        {item.planned ? <p className={css.planned}>{held.planned(when(item.send_at, now))}</p> : null}
      </div>
    </section>
  )
}
