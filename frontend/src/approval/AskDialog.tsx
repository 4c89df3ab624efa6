import { Modal } from '@mantine/core'
import { useState } from 'react'
import { approval as words } from '../text/ja.approval'
import { Button } from '../ui/Button'
import css from './Approval.module.css'

type Props = { onClose: () => void; onAsk: (note: string) => void }

/** A word for whoever reads it. Enter is a line break; the button asks. */
export function AskDialog({ onClose, onAsk }: Props) {
  const [note, setNote] = useState('')
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={400} title={words.askTitle}>
      <div className={css.dialog}>
        <p className={css.quiet}>{words.askText}</p>
        <textarea
          className={css.say}
          rows={3}
          aria-label={words.note}
          placeholder={words.note}
          maxLength={2000}
          data-autofocus
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
        />
        <Button kind="main" onClick={() => onAsk(note)}>
          {words.ask}
        </Button>
      </div>
    </Modal>
  )
}
