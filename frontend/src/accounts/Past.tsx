import type { Account } from '../host/types'
import { connect } from '../text/ja.connect'
import css from './Past.module.css'

const words = connect.past

/** How far the mails of before have been read; nothing once none is left. */
export function Past({ account }: { account: Account }) {
  const { progress_done: done, progress_all: all } = account
  return all > 0 ? <Bar label={words.title} value={done / all} text={words.of(done, all)} /> : null
}

/** A bar with its figures; without a share it only says that something goes on. */
export function Bar({ label, value, text }: { label: string; value?: number; text: string }) {
  return (
    <div className={css.past}>
      <span>
        {label} <span className={css.figures}>{text}</span>
      </span>
      <progress
        className={css.bar}
        aria-label={label}
        max={1}
        value={value === undefined ? value : Math.min(1, value)}
      />
    </div>
  )
}
