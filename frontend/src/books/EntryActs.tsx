import { useState } from 'react'
import { after, useAction } from '../host/queries/actions'
import type { Entry } from '../host/types'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { books } from '../text/ja.books'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './Entry.module.css'
import type { Doing } from './EntryView'

const words = books.one

type Props = { entry: Entry; onDoing: (doing: Doing) => void; onDone: () => void }

/** What can be done with an entry: a draft is finished, what stands is corrected. */
export function EntryActs({ entry, onDoing, onDone }: Props) {
  const may = useMay()
  if (entry.status === 'draft') return <DraftActs entry={entry} onDoing={onDoing} onDone={onDone} />
  if (entry.status === 'reversed') return <p className={css.soft}>{words.reversedHelp}</p>
  if (!may('close') || entry.type === 'REVERSAL') return null
  return (
    <div className={css.acts}>
      {entry.status === 'exported' ? <p className={css.soft}>{words.exportedHelp}</p> : null}
      <Button onClick={() => onDoing('correct')}>{words.correct}</Button>
    </div>
  )
}

function DraftActs({ entry, onDoing, onDone }: Props) {
  const [sure, setSure] = useState(false)
  const may = useMay()
  const confirm = useAction('ConfirmEntries')
  const drop = useAction('DropEntry')
  const ref = { id: entry.id, version: entry.version }
  const blocked = entry.doubts.some((d) => d.block)
  const told = (sentence: string) => () => {
    toast(sentence)
    onDone()
  }
  const error = confirm.error ?? drop.error
  if (sure)
    return (
      <div className={css.acts}>
        <p>{words.dropSure}</p>
        {drop.error ? <ProblemNote error={drop.error} /> : null}
        <div className={css.buttons}>
          <Button autoFocus kind="quiet" onClick={() => setSure(false)}>
            {ja.cancel}
          </Button>
          <Button
            kind="stop"
            busy={drop.isPending}
            onClick={() => after(drop.mutateAsync(ref), told(words.dropped))}
          >
            {words.dropYes}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={css.acts}>
      {error ? <ProblemNote error={error} /> : null}
      {may('close') ? <p className={css.soft}>{words.confirmHelp}</p> : null}
      <div className={css.buttons}>
        {may('entry') ? (
          <>
            <Button kind="quiet" onClick={() => setSure(true)}>
              {words.drop}
            </Button>
            <Button onClick={() => onDoing('edit')}>{words.edit}</Button>
          </>
        ) : null}
        {may('close') ? (
          <Button
            kind="act"
            aria-disabled={blocked}
            busy={confirm.isPending}
            onClick={() => blocked || after(confirm.mutateAsync({ entries: [ref] }), told(words.confirmed1))}
          >
            {words.confirm}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
