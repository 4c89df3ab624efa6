import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useStaff } from '../host/queries/people'
import { useNoteEdits } from '../host/queries/thread'
import type { Message } from '../host/types'
import { called } from '../notes/mention'
import { NoteField } from '../notes/NoteField'
import { useMay } from '../people/rights'
import { dateTime } from '../text/format'
import { ja } from '../text/ja'
import { notes as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './OwnNote.module.css'

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true }

/** What the writer of a note may do with it on the same day, and what it said before. */
export function OwnNote({ message: m }: { message: Message }) {
  const [editing, setEditing] = useState(false)
  const mayAct = useMay()('act')
  const remove = useAction('ChangeNote')
  if (editing) return <Editing message={m} onClose={() => setEditing(false)} />
  return (
    <div className={css.foot}>
      {m.edited_at > 0 ? <Earlier message={m} /> : null}
      <span className={css.gap} />
      {m.mine && mayAct ? (
        <>
          <Button small kind="quiet" icon={<IconPencil {...icon} />} onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
          <Button
            small
            kind="quiet"
            icon={<IconTrash {...icon} />}
            busy={remove.isPending}
            onClick={() => remove.mutate({ id: m.id, text: '', mentions: [] })}
          >
            {words.remove}
          </Button>
        </>
      ) : null}
      {remove.error ? <ProblemNote error={remove.error} /> : null}
    </div>
  )
}

function Editing({ message: m, onClose }: { message: Message; onClose: () => void }) {
  const [text, setText] = useState(m.text)
  const staff = useStaff().data?.staff ?? []
  const { mutate, isPending, error } = useAction('ChangeNote')
  const save = () => {
    if (text.trim() === '' || isPending) return
    mutate({ id: m.id, text, mentions: called(text, staff) }, { onSuccess: onClose })
  }
  return (
    <form
      data-keys="note"
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <NoteField label={words.text} value={text} onChange={setText} />
      {error ? <ProblemNote error={error} /> : null}
      <div className={css.foot}>
        <span className={css.gap} />
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

/** What it said until it was changed. */
function Earlier({ message: m }: { message: Message }) {
  const [open, setOpen] = useState(false)
  const { data } = useNoteEdits(m.id, open)
  return (
    <details className={css.earlier} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        {words.edited(dateTime(m.edited_at))}・{words.showEarlier}
      </summary>
      <ul>
        {data?.edits.map((e) => (
          <li key={e.at}>
            <span className={css.small}>{words.until(dateTime(e.at), e.by)}</span>
            <p>{e.text}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
