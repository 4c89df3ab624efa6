import { Modal } from '@mantine/core'
import { later } from '../later'
import { ja } from '../text/ja'
import { people as words } from '../text/ja.people'
import { choosePerson, useChoosing } from './seat'

const PersonChoice = later(() => import('./PersonChoice').then((m) => m.PersonChoice))

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
