import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import type { Account } from '../host/types'
import { pages } from '../text/ja.pages'
import { IconButton } from '../ui/Button'

const words = pages.accounts

type Props = { account: Account; onEdit: () => void; onRemove: () => void; onPause: () => void }

/** What else can be done with an account. */
export function AccountMenu({ account, onEdit, onRemove, onPause }: Props) {
  const sync = useAction('Sync')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton small label={words.more(account.name)} icon={<IconDots size={16} stroke={1.6} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{words.edit}</Menu.Item>
        <Menu.Item onClick={() => sync.mutate({ id: account.id })}>{words.receive}</Menu.Item>
        {account.state !== 'paused' ? <Menu.Item onClick={onPause}>{words.pause}</Menu.Item> : null}
        <Menu.Divider />
        <Menu.Item onClick={onRemove}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
