import { IconAlertTriangle, IconPaperclip, IconSend, IconUnlink } from '@tabler/icons-react'
import { type ComponentProps, memo } from 'react'
import type { Row } from '../host/types'
import { ja } from '../text/ja'
import { titleOf } from '../text/who'
import { Marked } from '../ui/Marked'
import { DueBadge } from './DueBadge'
import { FollowSigns } from './FollowSigns'
import css from './ListRow.module.css'
import { MarkBox, NameMarks, RepeatSign, TopicMarks } from './RowMarks'
import { inTrouble, rowLabel, sendingWord } from './who'

type Props = {
  row: Row
  now: number
  open: boolean
  active: boolean
  chosen: boolean
  search: string
  onChoose: () => void
} & ComponentProps<'div'>

/** One inquiry at one glance: who, what, which mall, how late. */
export const ListRow = memo(function ListRow(p: Props) {
  const { row, now, open, active, chosen, search, onChoose, ...rest } = p
  return (
    <div
      {...rest}
      className={css.row}
      role="option"
      id={`row-${row.id}`}
      aria-selected={open || chosen}
      aria-label={rowLabel(row, now, chosen)}
      data-open={open || undefined}
      data-chosen={chosen || undefined}
      data-active={active || undefined}
      data-unread={row.unread || undefined}
      tabIndex={-1}
    >
      <MarkBox row={row} chosen={chosen} onChoose={onChoose} />
      <div className={css.first}>
        <span className={css.name} title={titleOf(row)}>
          <Marked text={titleOf(row)} find={search} />
        </span>
        <NameMarks row={row} />
        {row.message_count > 1 ? <span className={css.many}>{ja.inbox.mails(row.message_count)}</span> : null}
        <span className={css.gap} />
        {search ? <span className={css.state}>{ja.states[row.state]}</span> : null}
        <FollowSigns row={row} />
        <DueBadge row={row} now={now} />
      </div>
      <div className={css.second}>
        <span className={css.words} title={row.subject}>
          <span className={css.subject}>
            <Marked text={row.subject} find={search} />
          </span>
          <span className={css.snippet}>
            <Marked text={row.snippet} find={search} />
          </span>
        </span>
        <TopicMarks row={row} />
        <Signs row={row} />
      </div>
    </div>
  )
})

function Sending({ sending }: { sending: string }) {
  const trouble = inTrouble(sending)
  const Icon = trouble ? IconAlertTriangle : IconSend
  return (
    <span title={sendingWord(sending)}>
      <Icon size={14} stroke={1.8} className={trouble ? css.trouble : undefined} />
    </span>
  )
}

function Signs({ row }: { row: Row }) {
  return (
    <span className={css.signs} aria-hidden="true">
      {row.sending ? <Sending sending={row.sending} /> : null}
      {row.repeat ? <RepeatSign /> : null}
      {row.has_files ? <IconPaperclip size={14} stroke={1.6} /> : null}
      {row.order_number ? null : <IconUnlink size={14} stroke={1.6} />}
      {row.owner ? (
        <span className={css.owner} title={row.owner}>
          {row.owner.slice(0, 1)}
        </span>
      ) : null}
    </span>
  )
}
