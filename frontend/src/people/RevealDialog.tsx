import { Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Thread } from '../host/types'
import { ja } from '../text/ja'
import { people } from '../text/ja.people'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { masksOf } from './masks'
import css from './People.module.css'
import { useMay } from './rights'

const words = people.reveal

/** One hidden value with a reason, which is recorded; without the right to it, an owner is asked. */
export function RevealDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const masks = masksOf(thread)
  const may = useMay()('reveal')
  const [mask, setMask] = useState(masks[0] ?? '')
  const [reason, setReason] = useState('')
  const reveal = useAction('Reveal')
  const box = { id: 'reveal-reason', help: words.reasonHelp }
  const ask = () =>
    reveal.mutate(
      { id: thread.inquiry.id, mask, reason },
      {
        onSuccess: ({ asked }) => {
          if (!asked) return
          toast(words.asked)
          onClose()
        },
      },
    )
  return (
    <Modal
      opened
      size={420}
      title={may ? words.open : words.ask}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      <form
        className={css.form}
        onSubmit={(e) => {
          e.preventDefault()
          ask()
        }}
      >
        {masks.length === 0 ? <p>{words.none}</p> : null}
        <NativeSelect
          label={words.which}
          data={masks}
          value={mask}
          onChange={(e) => {
            reveal.reset()
            setMask(e.currentTarget.value)
          }}
        />
        <FieldBox {...box} label={words.reason}>
          <input
            {...controlProps(box)}
            autoComplete="off"
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
          />
        </FieldBox>
        {reveal.error ? <ProblemNote error={reveal.error} /> : null}
        {reveal.data?.text ? <output className={css.code}>{reveal.data.text}</output> : null}
        <Button kind="act" type="submit" busy={reveal.isPending}>
          {may ? words.show : words.send}
        </Button>
      </form>
    </Modal>
  )
}
