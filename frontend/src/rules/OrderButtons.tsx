import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { names as words } from '../text/ja.rules'
import { IconButton } from '../ui/Button'

type Props = {
  name: string
  first: boolean
  last: boolean
  onBy: (step: number) => void
  onKeyDown: (e: KeyboardEvent) => void
}

/** Moves a row up and down; both stay where they are, so that the focus does. */
export function OrderButtons({ name, first, last, onBy, onKeyDown }: Props) {
  return (
    <>
      <IconButton
        small
        kind="quiet"
        label={words.up(name)}
        aria-disabled={first}
        icon={<IconArrowUp size={16} stroke={1.6} />}
        onClick={() => onBy(-1)}
        onKeyDown={onKeyDown}
      />
      <IconButton
        small
        kind="quiet"
        label={words.down(name)}
        aria-disabled={last}
        icon={<IconArrowDown size={16} stroke={1.6} />}
        onClick={() => onBy(1)}
        onKeyDown={onKeyDown}
      />
    </>
  )
}
