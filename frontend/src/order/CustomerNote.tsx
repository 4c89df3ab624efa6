import { IconNote, IconStar } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Customer } from '../host/types'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { customersText as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './CustomerCard.module.css'

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true }

/** What the shop has noted about a customer, seen beside every inquiry of theirs. */
export function CustomerNote({ customer: c }: { customer: Customer }) {
  const may = useMay()('join')
  const [editing, setEditing] = useState(false)
  const back = useRef<HTMLButtonElement>(null)
  const save = useAction('SaveCustomer')
  const wasEditing = useRef(false)
  // The form went away: the button that opened it has the focus.
  useEffect(() => {
    if (!editing && wasEditing.current) back.current?.focus()
    wasEditing.current = editing
  }, [editing])
  if (editing) return <Editing customer={c} onClose={() => setEditing(false)} />
  const star = () => save.mutate({ id: c.id, note: c.note, vip: !c.vip, version: c.version })
  return (
    <div className={css.note}>
      {c.note ? <p className={css.noteText}>{c.note}</p> : null}
      {may ? (
        <div className={css.noteFoot}>
          <Button
            ref={back}
            small
            kind="quiet"
            icon={<IconNote {...icon} />}
            onClick={() => setEditing(true)}
          >
            {c.note ? words.editNote : words.addNote}
          </Button>
          <Button
            small
            kind="quiet"
            busy={save.isPending}
            icon={<IconStar {...icon} fill={c.vip ? 'currentColor' : 'none'} />}
            onClick={star}
          >
            {c.vip ? words.unsetVip : words.setVip}
          </Button>
        </div>
      ) : null}
      {save.error ? <ProblemNote error={save.error} /> : null}
    </div>
  )
}

/** What was typed stays when somebody else was first: the person reads theirs and saves again. */
function Editing({ customer: c, onClose }: { customer: Customer; onClose: () => void }) {
  const [text, setText] = useState(c.note)
  const { mutate, isPending, error } = useAction('SaveCustomer')
  const save = () => {
    if (isPending) return
    const done = () => {
      toast(words.saved)
      onClose()
    }
    mutate({ id: c.id, note: text, vip: c.vip, version: c.version }, { onSuccess: done })
  }
  return (
    <form
      className={css.note}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <label className={css.small}>
        {words.note}・{words.noteHelp}
        <textarea
          className={css.noteField}
          rows={4}
          // biome-ignore lint/a11y/noAutofocus: the field has just been asked for
          autoFocus
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      {error ? (
        <>
          <ProblemNote error={error} />
          {c.note && c.note !== text ? <p className={css.noteText}>{c.note}</p> : null}
        </>
      ) : null}
      <div className={css.noteFoot}>
        <Button small kind="quiet" onClick={onClose}>
          {ja.cancel}
        </Button>
        <Button small kind="act" type="submit" busy={isPending}>
          {words.saveNote}
        </Button>
      </div>
    </form>
  )
}
