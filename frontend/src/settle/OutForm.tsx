import { useState } from 'react'
import css from '../books/Entry.module.css'
import { after, useAction } from '../host/queries/actions'
import { ja } from '../text/ja'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'

type Props = { about: { entries: number[]; rows: number[] }; onEnd: () => void; onDone: () => void }

/** Nothing to compare, and why: the reason stands in the accountant's table. */
export function OutForm({ about, onEnd, onDone }: Props) {
  const [reason, setReason] = useState('')
  const [wanting, setWanting] = useState(false)
  const judge = useAction('JudgeSettlement')
  const said = {
    id: 'settle-reason',
    label: words.outReason,
    help: words.outHelp,
    error: wanting && reason.trim() === '' ? words.outWanted : '',
  }
  const save = () => {
    setWanting(true)
    if (reason.trim() === '' || judge.isPending) return
    after(judge.mutateAsync({ ...about, verdict: 'out', reason }), onDone)
  }
  return (
    <form
      className={css.form}
      aria-label={words.out}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <FieldBox {...said}>
        {/* biome-ignore lint/a11y/noAutofocus: the person has just asked for this field */}
        <input {...controlProps(said)} autoFocus value={reason} onChange={(e) => setReason(e.target.value)} />
      </FieldBox>
      {judge.error ? <ProblemNote error={judge.error} /> : null}
      <div className={css.buttons}>
        <Button kind="quiet" onClick={onEnd}>
          {ja.cancel}
        </Button>
        <Button kind="act" type="submit" busy={judge.isPending}>
          {words.out}
        </Button>
      </div>
    </form>
  )
}
