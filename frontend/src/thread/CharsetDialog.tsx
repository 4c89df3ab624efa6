import { Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useMailAs } from '../host/queries/thread'
import type { MailView } from '../host/types'
import { ja } from '../text/ja'
import { mail as words } from '../text/ja.mail'
import { ProblemNote } from '../ui/ProblemNote'
import css from './MessageCard.module.css'
import { Warnings } from './Warnings'

function Mail({ mail }: { mail: MailView }) {
  return (
    <section className={css.as} aria-label={ja.thread.mailAsMail} aria-live="polite">
      <p className={css.asHead}>
        <b>{mail.subject || words.noSubject}</b>
        <span>{mail.from}</span>
      </p>
      <Warnings warnings={mail.warnings} />
      <div className={css.text}>{mail.text.trim() ? mail.text : words.unreadable}</div>
    </section>
  )
}

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
      returnFocus={false}
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
      {data ? <Mail mail={data} /> : null}
      {data || error ? null : <p>{ja.loading}</p>}
    </Modal>
  )
}
