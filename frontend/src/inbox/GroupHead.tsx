import { IconAlertCircle, IconBuildingBank, IconClock, IconFlag } from '@tabler/icons-react'
import { ja } from '../text/ja'
import { official } from '../text/ja.care'
import css from './GroupHead.module.css'
import type { HeadLine } from './lines'

const icons: Record<string, typeof IconClock> = {
  late: IconAlertCircle,
  today: IconClock,
  soon: IconFlag,
  official: IconBuildingBank,
}

export function GroupHead({ line }: { line: HeadLine }) {
  const Icon = icons[line.head]
  return (
    <div className={css.head} data-level={line.head} role="presentation">
      {Icon ? <Icon size={14} stroke={1.8} aria-hidden="true" /> : null}
      <b>{line.head === 'official' ? official.group : ja.inbox.groups[line.head]}</b>
      <span>{line.open ? '' : ja.inbox.cases(line.many)}</span>
    </div>
  )
}
