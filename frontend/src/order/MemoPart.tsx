import { IconNote } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useAccounts } from '../host/queries/accounts'
import { useAction } from '../host/queries/actions'
import type { Order } from '../host/types'
import { ja } from '../text/ja'
import { memo as words } from '../text/ja.start'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './MemoPart.module.css'
import part from './Part.module.css'

const ABILITY = 'order_note'

/** The shop's own memo at the mall, and a line more for it where the mall takes one. */
export function MemoPart({ order }: { order: Order }) {
  const [open, setOpen] = useState(false)
  const account = useAccounts().data?.accounts.find((a) => a.id === order.account)
  const canAdd = account?.abilities.includes(ABILITY) ?? false
  if (!canAdd && !order.facts.memo) return null
  return (
    <section className={part.box} data-part="memo" aria-label={words.label}>
      <div className={part.line}>
        <b className={part.label}>{words.label}</b>
        <span className={part.gap} />
        {open || !canAdd ? null : (
          <Button
            small
            icon={<IconNote size={16} stroke={1.6} aria-hidden="true" />}
            onClick={() => setOpen(true)}
          >
            {words.add}
          </Button>
        )}
      </div>
      <p className={order.facts.memo ? css.memo : part.soft}>{order.facts.memo || words.none}</p>
      {open ? <Adding order={order.id} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

/** What did not arrive stays in the field. */
function Adding({ order, onClose }: { order: number; onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [signed, setSigned] = useState(true)
  const { mutate, isPending, error } = useAction('NoteOrder')
  const save = () => {
    if (isPending) return
    if (text.trim() === '') return field.current?.focus()
    const done = () => {
      toast(words.done)
      onClose()
    }
    mutate({ order, text, signed }, { onSuccess: done })
  }
  return (
    <form
      className={css.memoForm}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <label className={part.small}>
        {words.field}
        <textarea
          ref={field}
          className={css.memoField}
          rows={3}
          // biome-ignore lint/a11y/noAutofocus: the field has just been asked for
          autoFocus
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      <p className={part.soft}>{words.help}</p>
      {error ? <ProblemNote error={error} /> : null}
      <div className={part.line}>
        <label className={part.small}>
          <input type="checkbox" checked={signed} onChange={(e) => setSigned(e.target.checked)} />{' '}
          {words.signed}
        </label>
        <span className={part.gap} />
        <Button small kind="quiet" onClick={onClose}>
          {ja.cancel}
        </Button>
        <Button small kind="act" type="submit" busy={isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
