import { useAccounts } from '../host/queries/accounts'
import { useGone } from '../host/reach'
import type { Account } from '../host/types'
import { go } from '../nav'
import { clock } from '../text/format'
import { ja } from '../text/ja'
import css from './TopBar.module.css'

/** When mail last came in and how the connections are, in one line that leads to them. */
export function ReceiveStatus({ busy }: { busy: boolean }) {
  const { data } = useAccounts()
  const gone = useGone()
  if (gone) return <Light level="bad" rest={ja.top.offline} />
  if (!data) return null
  if (data.accounts.length === 0) return <Light level="off" rest={ja.top.none} />
  const last = Math.max(...data.accounts.map((a) => a.last_ok_at))
  const time = busy ? ja.top.busy : last ? ja.top.received(clock(last)) : ''
  return <Light {...health(data.accounts)} time={time} />
}

type Level = 'good' | 'retry' | 'bad' | 'off'

function health(accounts: Account[]): { level: Level; rest: string } {
  const of = (state: string) => accounts.filter((a) => a.state === state).length
  if (of('stopped') > 0) return { level: 'bad', rest: ja.top.stopped(of('stopped')) }
  if (of('retry') > 0) return { level: 'retry', rest: ja.top.retry(of('retry')) }
  const first = accounts.filter((a) => a.state === 'new' && a.progress_done > 0)
  const sum = (of: (a: Account) => number) => first.reduce((n, a) => n + of(a), 0)
  if (first.length > 0)
    return {
      level: 'good',
      rest: ja.top.first(
        sum((a) => a.progress_done),
        sum((a) => a.progress_all),
      ),
    }
  const begins = of('new') > 0 && of('ok') === 0
  return { level: 'good', rest: begins ? ja.top.begins : ja.top.healthy(of('ok')) }
}

function Light({ level, time = '', rest }: { level: Level; time?: string; rest: string }) {
  return (
    <button type="button" className={css.status} onClick={() => go({ to: 'screen', screen: 'accounts' })}>
      <span className={css.light} data-level={level} aria-hidden="true" />
      <span>{time || rest}</span>
      {time ? <span className={level === 'good' ? css.rest : css.trouble}>・{rest}</span> : null}
    </button>
  )
}
