import { Modal } from '@mantine/core'
import { later } from '../later'
import { preview as words } from '../text/ja.paper'
import { closePreview, usePreview } from './open'
import css from './Preview.module.css'

const Preview = later(() => import('./Preview').then((m) => m.Preview))

/** One attachment in large, over the whole window. Esc closes; focus goes back to where it was opened. */
export function PreviewPlace() {
  const looking = usePreview()
  const file = looking?.files[looking.at]
  return (
    <Modal.Root
      opened={file !== undefined}
      onClose={closePreview}
      fullScreen
      returnFocus={false}
      transitionProps={{ duration: 80 }}
    >
      <Modal.Overlay />
      <Modal.Content className={css.content} aria-label={file ? words.label(file.name) : ''}>
        {looking && file ? <Preview file={file} at={looking.at} all={looking.files.length} /> : null}
      </Modal.Content>
    </Modal.Root>
  )
}
