import { Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { useKeys } from '../keys/useKeys'
import { palette as words } from '../text/ja.palette'
import type { Command } from './commands'
import { PaletteList } from './PaletteList'

/** Everything that can be done, by its name; the focus goes back to where it was. */
export function CommandPalette() {
  const [opened, setOpened] = useState(false)
  const from = useRef<Element | null>(null)
  useKeys({
    palette: () => {
      from.current = document.activeElement
      setOpened(true)
    },
  })
  const close = (then?: () => void) => {
    setOpened(false)
    // Behind the closing of the dialog, which still holds the focus.
    window.setTimeout(() => {
      if (from.current instanceof HTMLElement) from.current.focus({ preventScroll: true })
      then?.()
    })
  }
  return (
    <Modal
      opened={opened}
      onClose={() => close()}
      withCloseButton={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      padding={0}
      size={620}
      yOffset="12vh"
      aria-label={words.title}
    >
      <PaletteList onChoose={(command: Command) => close(command.run)} />
    </Modal>
  )
}
