import { IconHourglass } from '@tabler/icons-react'
import { usePressing } from '../host/queries/inbox'
import { useKeys } from '../keys/useKeys'
import { go } from '../nav'
import { span } from '../text/format'
import { ja } from '../text/ja'
import { due as words } from '../text/ja.due'
import { KeyCap } from '../ui/KeyCap'
import css from './due.module.css'

/** Who has waited longest, whatever filters are set. A click opens it. */
export function OldestLine({ now }: { now: number }) {
  const oldest = usePressing().data?.oldest
  const open = () => oldest && go({ to: 'inquiry', id: oldest.id })
  useKeys({ oldest: open }, Boolean(oldest?.id))
  if (!oldest?.id) return null
  const who = oldest.customer ? ja.inbox.honorific(oldest.customer) : oldest.subject || ja.inbox.nobody
  return (
    <button type="button" className={css.oldest} aria-label={words.openOldest(who)} onClick={open}>
      <IconHourglass size={14} stroke={1.6} aria-hidden="true" />
      <span className={css.oldestWords}>{words.oldest}</span>
      <b data-level={oldest.level}>{words.ago(span(Math.max(0, now - oldest.since)))}</b>
      <span className={css.oldestWho} title={who}>
        {who}
      </span>
      <KeyCap action="oldest" />
    </button>
  )
}
