import { IconCheck, IconRepeat } from '@tabler/icons-react'
import type { Row } from '../host/types'
import { list as words } from '../text/ja.list'
import { Mark } from '../ui/Mark'
import { marksOf } from './marks'
import css from './RowMarks.module.css'

const SHOWN = 2

/** The most serious words of a row, two at most; the label says all of them. */
export function NameMarks({ row }: { row: Row }) {
  return marksOf(row)
    .slice(0, SHOWN)
    .map((m) => (
      <span key={m.key} className={css.mark} data-tone={m.tone} title={m.full}>
        {m.word}
      </span>
    ))
}

/** What it is about, in the shop's words: the category, one tag and how many more. */
export function TopicMarks({ row }: { row: Row }) {
  const [first, ...more] = row.tags
  return (
    <span className={css.topics} aria-hidden="true">
      {row.topic ? (
        <span className={css.topic} title={row.topic}>
          {row.topic}
        </span>
      ) : null}
      {first ? (
        <span className={css.tag} title={row.tags.map((t) => t.name).join('・')}>
          {first.name}
        </span>
      ) : null}
      {more.length > 0 ? <span className={css.more}>{words.moreTags(more.length)}</span> : null}
    </span>
  )
}

export function RepeatSign() {
  return (
    <span title={words.repeat}>
      <IconRepeat size={14} stroke={1.6} />
    </span>
  )
}

type Props = { row: Row; chosen: boolean; onChoose: () => void }

/** The sign of the mall; under the pointer and while chosen a box to tick. */
export function MarkBox({ row, chosen, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: X ticks the same box; a row is one thing to a reader
    // biome-ignore lint/a11y/useKeyWithClickEvents: X ticks the same box
    <span
      className={css.box}
      data-chosen={chosen || undefined}
      onClick={(e) => {
        e.stopPropagation()
        onChoose()
      }}
      title={words.choose}
    >
      <span className={css.mall}>
        <Mark mark={row.mark} shape={row.shape} />
      </span>
      <span className={css.check} aria-hidden="true">
        {chosen ? <IconCheck size={14} stroke={2.4} /> : null}
      </span>
    </span>
  )
}
