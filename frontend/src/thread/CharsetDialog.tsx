import { Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useMailAs } from '../host/queries'
import { ja } from '../text/ja'
import { ProblemNote } from '../ui/ProblemNote'
import css from './MessageCard.module.css'

/** A garbled mail in a charset of choice, to look at only. */
export function CharsetDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const [charset, setCharset] = useState('')
  const { data, error, refetch } = useMailAs(id, charset)
  const charsets = useMailAs(id, '').data?.charsets ?? []
  return (
    <Modal
      opened
      onClose={onClose}
      title={ja.thread.mailAs}
      size={860}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      <NativeSelect
        label={ja.thread.mailAsCharset}
        description={ja.thread.mailAsHint}
        value={charset}
        onChange={(e) => setCharset(e.currentTarget.value)}
        data={[
          { value: '', label: ja.thread.mailAsOwn },
          ...charsets.map((c) => ({ value: c.name, label: c.label })),
        ]}
      />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      <pre className={css.raw}>{data ? `${data.subject}\n${data.from}\n\n${data.text}` : ja.loading}</pre>
    </Modal>
  )
}
