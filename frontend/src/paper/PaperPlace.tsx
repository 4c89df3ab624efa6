import { Modal } from '@mantine/core'
import { useMe } from '../host/queries/people'
import { useKeys } from '../keys/useKeys'
import { later } from '../later'
import { usePlace } from '../nav'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { paper as words } from '../text/ja.paper'
import { closePaper, openPaper, useOpenPaper } from './open'

const PaperChoice = later(() => import('./PaperChoice').then((m) => m.PaperChoice))

/** Where inquiries become a PDF or 証拠一式. */
export function PaperPlace() {
  const ids = useOpenPaper()
  const place = usePlace()
  const may = useMay()
  const masked = useMe().data?.masked ?? false
  const shown = may('search') && !masked
  useKeys({ paper: () => openPaper([place.id]) }, shown && place.screen === 'inbox' && place.id > 0)
  return (
    <Modal
      opened={ids.length > 0}
      onClose={closePaper}
      title={words.title}
      size={520}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      {ids.length > 0 ? <PaperChoice ids={ids} /> : null}
    </Modal>
  )
}
