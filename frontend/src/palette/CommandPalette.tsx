import { Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { useKeys } from '../keys/useKeys'
import { palette as words } from '../text/ja.palette'
import type { Command } from './commands'
// Not later: who presses the keys goes on typing, and no letter may be lost.
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
    <Modal.Root
      opened={opened}
      onClose={() => close()}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      centered
      radius="lg"
      padding={0}
      size={620}
      yOffset="12vh"
    >
      <Modal.Overlay />
      {/* The name belongs to the dialog: on the element around it, it would be read to nobody. */}
      <Modal.Content aria-label={words.title}>
        <Modal.Body>
          <PaletteList onChoose={(command: Command) => close(command.run)} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
