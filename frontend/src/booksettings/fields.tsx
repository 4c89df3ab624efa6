import type { ReactNode } from 'react'
import { controlProps, FieldBox } from '../ui/FieldBox'
import parts from '../ui/Parts.module.css'

type WordProps = {
  id: string
  label: string
  help?: string
  value: string
  usual?: string
  disabled: boolean
  onValue: (text: string) => void
}

/** A field of one line. */
export function WordField({ id, label, help, value, usual, disabled, onValue }: WordProps) {
  const said = { id, help }
  return (
    <FieldBox {...said} label={label}>
      <input
        {...controlProps(said)}
        type="text"
        autoComplete="off"
        placeholder={usual}
        disabled={disabled}
        value={value}
        onChange={(e) => onValue(e.target.value)}
      />
    </FieldBox>
  )
}

type RadioProps = {
  name: string
  legend: string
  value: string
  choices: readonly (readonly [string, string])[]
  disabled?: boolean
  onValue: (word: string) => void
}

/** One of a few words, all of them in sight. */
export function Radios({ name, legend, value, choices, disabled, onValue }: RadioProps) {
  return (
    <fieldset className={parts.choices} disabled={disabled}>
      <legend>{legend}</legend>
      {choices.map(([word, label]) => (
        <label key={word}>
          <input type="radio" name={name} checked={value === word} onChange={() => onValue(word)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

type TickProps = {
  checked: boolean
  disabled: boolean
  onChecked: (on: boolean) => void
  children: ReactNode
}

export function Tick({ checked, disabled, onChecked, children }: TickProps) {
  return (
    <label className={parts.tick}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(e) => onChecked(e.target.checked)}
      />
      {children}
    </label>
  )
}

/** A day. */
export function DayField({ id, label, value, disabled, onValue }: Omit<WordProps, 'help' | 'usual'>) {
  const said = { id }
  return (
    <FieldBox {...said} label={label}>
      <input
        {...controlProps(said)}
        type="date"
        disabled={disabled}
        value={value}
        onChange={(e) => onValue(e.target.value)}
      />
    </FieldBox>
  )
}
