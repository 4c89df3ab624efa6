import { useRef, useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useCallers } from '../host/queries/customers'
import { useStaff } from '../host/queries/people'
import { go } from '../nav'
import { called } from '../notes/mention'
import { NoteField } from '../notes/NoteField'
import { ja } from '../text/ja'
import { calls as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import { FinishedInput } from '../ui/FinishedInput'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { Callers } from './Callers'
import { CallFacts } from './CallFacts'
import css from './Calls.module.css'
import { useCallClock } from './clock'
import { closeCall, dropCall, type Kept, keepCall, keptCall } from './open'
import { callOf, NOBODY, type Target } from './target'

/** A telephone memo without an open inquiry: find who it is, then choose where it goes. */
export function CallForm() {
  const [typed, setTyped] = useState(keptCall)
  const [target, setTarget] = useState<Target>(NOBODY)
  const [done, setDone] = useState(false)
  const [wanting, setWanting] = useState(false)
  const field = useRef<{ focus: () => void }>(null)
  const clock = useCallClock()
  const staff = useStaff().data?.staff ?? []
  const asked = typed.who.trim()
  const found = useCallers(asked)
  const callers = asked.length > 1 ? (found.data?.callers ?? []) : []
  const { mutate, isPending, error } = useAction('AddCall')
  const change = (over: Partial<Kept>) => {
    const next = { ...typed, ...over }
    setTyped(next)
    keepCall(next)
  }
  const save = () => {
    if (isPending) return
    setWanting(typed.text.trim() === '')
    if (typed.text.trim() === '') return field.current?.focus()
    const memo = { ...typed, seconds: clock.seconds, done, mentions: called(typed.text, staff) }
    mutate(callOf(memo, target, callers), {
      onSuccess: ({ id }) => {
        dropCall()
        closeCall()
        toast(words.saved)
        go({ to: 'inquiry', id })
      },
    })
  }
  return (
    <form
      className={css.form}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <CallFacts way={typed.way} onWay={(way) => change({ way })} clock={clock} />
      <div className={css.label}>
        <label htmlFor="call-who">{words.who}</label>
        <span className={css.hint}>{words.whoHint}</span>
        <FinishedInput
          id="call-who"
          data-autofocus
          className={css.input}
          value={typed.who}
          onFinished={(who) => {
            change({ who })
            setTarget(NOBODY)
          }}
          onKeyDown={(e) => {
            if (e.key === 'Enter') e.preventDefault()
          }}
        />
      </div>
      {asked.length > 1 && found.data && !found.isPlaceholderData ? (
        <Callers callers={callers} asked={asked} target={target} onChoose={setTarget} />
      ) : null}
      <div className={css.label}>
        {words.text}
        <span className={css.hint}>{ja.thread.looks.call.aside}</span>
        <NoteField
          ref={field}
          label={words.text}
          rows={4}
          value={typed.text}
          onChange={(text) => change({ text })}
        />
        {wanting && typed.text.trim() === '' ? (
          <p className={css.wrong} role="alert">
            {words.empty}
          </p>
        ) : null}
      </div>
      {target.inquiry === 0 ? (
        <label className={css.way}>
          <input type="checkbox" checked={done} onChange={(e) => setDone(e.target.checked)} />
          {words.done}
        </label>
      ) : null}
      {(found.error ?? error) ? <ProblemNote error={found.error ?? error} /> : null}
      <div className={css.buttons}>
        <Button kind="quiet" onClick={closeCall}>
          {ja.cancel}
        </Button>
        <Button kind="main" type="submit" busy={isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
