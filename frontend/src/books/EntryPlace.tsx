import { Modal } from '@mantine/core'
import { useKeys } from '../keys/useKeys'
import { later } from '../later'
import { go, usePlace } from '../nav'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { closeEntry, openEntry, useOpenEntry } from './open'

const EntryForm = later(() => import('./EntryForm').then((m) => m.EntryForm))

/** Where something is recorded for the books; it stands over every screen. */
export function EntryPlace() {
  const about = useOpenEntry()
  const place = usePlace()
  const may = useMay()
  const inquiry = place.screen === 'inbox' ? place.id : 0
  const canAdd = may('entry') && (inquiry > 0 || may('books'))
  useKeys({
    entry: canAdd ? () => openEntry({ inquiry }) : undefined,
    books: may('books') ? () => go({ to: 'screen', screen: 'books' }) : undefined,
  })
  return (
    <Modal
      opened={about !== null}
      onClose={closeEntry}
      closeOnClickOutside={false}
      title={ja.keys.entry}
      size={760}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      {about ? <EntryForm about={about} /> : null}
    </Modal>
  )
}
