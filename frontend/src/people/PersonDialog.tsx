import { Modal } from '@mantine/core'
import { ja } from '../text/ja'
import { people as words } from '../text/ja.people'
import { PersonChoice } from './PersonChoice'
import { choosePerson, useChoosing } from './seat'

/** Somebody else sits down. */
export function PersonDialog() {
  const open = useChoosing()
  if (!open) return null
  return (
    <Modal
      opened
      size={420}
      title={words.switch.title}
      onClose={() => choosePerson(false)}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      <PersonChoice />
    </Modal>
  )
}
