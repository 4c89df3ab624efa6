import { Modal } from '@mantine/core'
import { later } from '../later'
import { ja } from '../text/ja'
import { issue } from '../text/ja.issue'
import { closeReceipt, useWishedReceipt } from './open'

const ReceiptForm = later(() => import('./ReceiptForm').then((m) => m.ReceiptForm))

/** Where a receipt is made; it stands over every screen. */
export function ReceiptPlace() {
  const wish = useWishedReceipt()
  return (
    <Modal
      opened={wish !== null}
      onClose={closeReceipt}
      closeOnClickOutside={false}
      title={issue.title[wish?.kind ?? ''] ?? issue.make}
      size={980}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      {wish ? <ReceiptForm wish={wish} /> : null}
    </Modal>
  )
}
