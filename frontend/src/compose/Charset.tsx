import { Menu } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import type { Thread } from '../host/types'
import { ja } from '../text/ja'
import css from './Charset.module.css'

const OLD = 'iso-2022-jp'

/** Writes to this customer's telephone in the old charset, from now on or no more. */
export function CharsetItem({ thread }: { thread: Thread }) {
  const { mutate, isPending } = useAction('SetCharset')
  if (!thread.charsets.includes(OLD)) return null
  const on = thread.charset === OLD
  return (
    <>
      <Menu.Divider />
      <Menu.CheckboxItem
        checked={on}
        disabled={isPending}
        onChange={(wanted) => mutate({ id: thread.inquiry.id, charset: wanted ? OLD : '' })}
      >
        {ja.compose.oldPhone}
        <span className={css.help}>{ja.compose.oldPhoneHelp}</span>
      </Menu.CheckboxItem>
    </>
  )
}

/** Says that the choice is on, so that nobody sends in it unknowing. */
export function CharsetChip({ thread }: { thread: Thread }) {
  if (thread.charset !== OLD) return null
  return (
    <span className={css.chip}>
      <IconDeviceMobile size={14} stroke={1.6} aria-hidden="true" />
      {ja.compose.oldPhoneOn}
    </span>
  )
}
