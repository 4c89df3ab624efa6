import { IconCircleCheck, IconPlugConnected, IconSearch } from '@tabler/icons-react'
import { useAccounts } from '../host/queries/accounts'
import { go, usePlace } from '../nav'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'

const icon = { size: 20, stroke: 1.6 }

/** Why the list is empty, and what to do now. */
export function EmptyInbox() {
  const { state, search, filter } = usePlace()
  const accounts = useAccounts().data?.accounts
  const words = ja.inbox.empty
  const widen =
    filter.accounts.length > 0 ? (
      <Button onClick={() => go({ to: 'account', account: 0 })}>{ja.inbox.clearAccount}</Button>
    ) : null
  if (search)
    return (
      <Empty icon={<IconSearch {...icon} />} title={words.search(search)} text={words.searchText}>
        <Button onClick={() => go({ to: 'search', text: '' })}>{ja.inbox.clearSearch}</Button>
        {widen}
      </Empty>
    )
  if (accounts?.length === 0)
    return (
      <Empty icon={<IconPlugConnected {...icon} />} title={words.none.title} text={words.none.text}>
        <Button kind="main" onClick={() => go({ to: 'screen', screen: 'accounts' })}>
          {ja.inbox.connect}
        </Button>
      </Empty>
    )
  if (state !== 'new')
    return (
      <Empty
        icon={<IconCircleCheck {...icon} />}
        title={words.other(ja.states[state] ?? '')}
        text={words.otherText}
      >
        {widen}
      </Empty>
    )
  return (
    <Empty icon={<IconCircleCheck {...icon} />} title={words.fresh.title} text={words.fresh.text}>
      <Button action="goSnoozed" onClick={() => go({ to: 'state', state: 'snoozed' })}>
        {ja.inbox.showSnoozed}
      </Button>
      {widen}
    </Empty>
  )
}
