import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Staff } from '../host/types'
import css from '../people/People.module.css'
import { RecoveryCode } from '../people/RecoveryCode'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { SecretInput } from '../ui/SecretInput'
import { toast } from '../ui/toast'

type Props = { person: Staff; askOld: boolean; onDone: () => void }

/** A new PIN for a person; an owner's brings the code that is shown once. */
export function PinForm({ person, askOld, onDone }: Props) {
  const [pin, setPin] = useState('')
  const [old, setOld] = useState('')
  const set = useAction('SetPIN')
  const change = (to: string) =>
    set.mutate(
      { id: person.id, pin: to, old },
      {
        onSuccess: ({ recovery }) => {
          toast(to ? words.pin.done : words.pin.dropped)
          if (!recovery) onDone()
        },
      },
    )
  if (set.data?.recovery) return <RecoveryCode code={set.data.recovery} onDone={onDone} />
  const oldBox = { id: `pin-old-${person.id}` }
  const newBox = { id: `pin-new-${person.id}`, help: words.pin.help }
  return (
    <form
      className={css.form}
      aria-label={words.pin.of(person.name)}
      onSubmit={(e) => {
        e.preventDefault()
        change(pin)
      }}
    >
      {askOld ? (
        <FieldBox {...oldBox} label={words.pin.old}>
          <SecretInput
            {...controlProps(oldBox)}
            label={words.pin.old}
            value={old}
            onChange={(e) => setOld(e.currentTarget.value)}
          />
        </FieldBox>
      ) : null}
      <FieldBox {...newBox} label={words.pin.new}>
        <SecretInput
          {...controlProps(newBox)}
          autoFocus={!askOld}
          inputMode="numeric"
          label={words.pin.new}
          value={pin}
          onChange={(e) => setPin(e.currentTarget.value)}
        />
      </FieldBox>
      {set.error ? <ProblemNote error={set.error} /> : null}
      <div className={css.buttons}>
        <Button kind="act" type="submit" busy={set.isPending}>
          {person.has_pin ? words.pin.change : words.pin.set}
        </Button>
        {person.has_pin ? <Button onClick={() => change('')}>{words.pin.drop}</Button> : null}
      </div>
    </form>
  )
}
