import { Modal } from '@mantine/core'
import { useKeys } from '../keys/useKeys'
import { later } from '../later'
import { calls as words } from '../text/ja.order'
import { closeCall, openCall, useOpenCall } from './open'

const CallForm = later(() => import('./CallForm').then((m) => m.CallForm))

/** The place of a telephone memo; it stands over every screen. */
export function CallPlace() {
  const open = useOpenCall()
  // An open inquiry hears the key first and takes the memo into its conversation.
  useKeys({ call: openCall })
  if (!open) return null
  return (
    <Modal opened onClose={closeCall} closeOnClickOutside={false} title={words.title} size={720}>
      <CallForm />
    </Modal>
  )
}
