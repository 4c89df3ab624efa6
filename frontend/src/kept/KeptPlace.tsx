import { Modal } from '@mantine/core'
import { later } from '../later'
import { undo as words } from '../text/ja.undo'
import { openKept, useKept } from './open'

const Drafts = later(() => import('./Drafts').then((m) => m.Drafts))

const Changes = later(() => import('./Changes').then((m) => m.Changes))

/** Where the last acts and the drafts are shown, over every screen. */
export function KeptPlace() {
  const kept = useKept()
  const close = () => openKept(null)
  return (
    <>
      <Modal opened={kept === 'changes'} onClose={close} title={words.recent.title} size={640}>
        <Changes />
      </Modal>
      <Modal opened={kept === 'drafts'} onClose={close} title={words.drafts.title} size={640}>
        <Drafts onGone={close} />
      </Modal>
    </>
  )
}
