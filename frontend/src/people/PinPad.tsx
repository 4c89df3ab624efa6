import { IconBackspace } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { people as words } from '../text/ja.people'
import { Button, IconButton } from '../ui/Button'
import { FinishedInput } from '../ui/FinishedInput'
import css from './People.module.css'

type Props = { label: string; busy: boolean; onEnter: (pin: string) => void }

const digitsOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, 12)
const PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const SHORTEST = 6

/** A PIN by keyboard or by the figures on the screen. Enter goes in; an input method's Enter does not. */
export function PinPad({ label, busy, onEnter }: Props) {
  const id = useId()
  const [pin, setPin] = useState('')
  const enter = () => {
    if (pin.length >= SHORTEST && !busy) onEnter(pin)
  }
  return (
    <form
      className={css.pad}
      onSubmit={(e) => {
        e.preventDefault()
        enter()
      }}
    >
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <FinishedInput
        id={id}
        data-autofocus
        autoFocus
        className={css.pin}
        inputMode="numeric"
        data-veiled="true"
        value={pin}
        onFinished={(text) => setPin(digitsOf(text))}
      />
      <fieldset className={css.figures}>
        <legend className={css.unseen}>{words.switch.pad}</legend>
        {PAD.map((n) => (
          <Button key={n} onClick={() => setPin((p) => digitsOf(p + n))}>
            {n}
          </Button>
        ))}
        <IconButton
          label={words.switch.erase}
          icon={<IconBackspace size={18} stroke={1.6} />}
          onClick={() => setPin((p) => p.slice(0, -1))}
        />
        <Button onClick={() => setPin((p) => digitsOf(`${p}0`))}>0</Button>
        <Button kind="main" type="submit" busy={busy} aria-disabled={pin.length < SHORTEST}>
          {words.switch.enter}
        </Button>
      </fieldset>
    </form>
  )
}
