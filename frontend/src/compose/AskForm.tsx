import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Ask } from '../host/types'
import { made as words } from '../text/ja.made'
import { KeyCap } from '../ui/KeyCap'
import { sentence } from '../ui/ProblemNote'
import css from './AskForm.module.css'
import { AskSetting } from './AskSetting'

type Props = {
  asks: readonly Ask[]
  onAnswer: (typed: Record<string, string>) => Promise<void>
  onClose: () => void
}

/** Asks for the missing facts one after the other: Enter takes the value and goes on, Alt and a figure takes a
    choice, Esc leaves the rest for later. */
export function AskForm({ asks, onAnswer, onClose }: Props) {
  const [ask] = asks
  return ask ? (
    <One
      key={ask.name}
      ask={ask}
      all={likely(asks)}
      left={asks.length - 1}
      onAnswer={onAnswer}
      onClose={onClose}
    />
  ) : null
}

/** The likeliest value of every fact, when each has one that was worked out; nothing for a single fact. */
function likely(asks: readonly Ask[]) {
  const sure = asks.flatMap(({ name, offers: [first] }) => (first?.sure ? [[name, first.text] as const] : []))
  return asks.length > 1 && sure.length === asks.length ? Object.fromEntries(sure) : null
}

type OneProps = Omit<Props, 'asks'> & { ask: Ask; all: Record<string, string> | null; left: number }

function One({ ask, all, left, onAnswer, onClose }: OneProps) {
  const [first] = ask.offers
  const [text, setText] = useState(first?.sure ? first.text : '')
  const [error, setError] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  const take = (value: string) => {
    if (value.trim() !== '') onAnswer({ [ask.name]: value.trim() }).catch(setError)
  }
  const hear = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key] ?? 0
    const chosen = e.altKey ? ask.offers[Number(/^Digit([1-9])$/.exec(e.code)?.[1] ?? 0) - 1] : undefined
    if (chosen) take(chosen.text)
    else if (e.key === 'Escape') onClose()
    else if (e.key === 'Enter' && e.shiftKey && all) onAnswer(all).catch(setError)
    else if (step && ask.offers.length > 0) {
      const at = ask.offers.findIndex((o) => o.text === text)
      const from = at < 0 && step < 0 ? 0 : at
      setText(ask.offers[(from + step + ask.offers.length) % ask.offers.length]?.text ?? text)
    } else return
    e.preventDefault()
    e.stopPropagation()
  }
  return (
    <form
      className={css.ask}
      data-asks
      aria-label={words.ask}
      onSubmit={(e: FormEvent) => {
        e.preventDefault()
        take(text)
      }}
    >
      <label className={css.label}>
        <b>{ask.name}</b>
        <span className={css.help}>{ask.help || ask.why}</span>
        <input
          ref={field}
          className={css.field}
          autoComplete="off"
          value={text}
          aria-describedby="ask-why"
          onChange={(e) => setText(e.target.value)}
          onKeyDown={hear}
        />
      </label>
      <button type="submit" className={css.take} disabled={text.trim() === ''}>
        {words.take} <kbd>Enter</kbd>
      </button>
      {all ? (
        <button type="button" className={css.later} onClick={() => onAnswer(all).catch(setError)}>
          {words.takeAll} <kbd>Shift Enter</kbd>
        </button>
      ) : null}
      <button type="button" className={css.later} onClick={onClose}>
        {words.later} <kbd>Esc</kbd>
      </button>
      <span id="ask-why" className={css.why} role="status">
        {error ? sentence(error) : left > 0 ? words.askOf(0, left) : ''}
      </span>
      {ask.setting ? <AskSetting name={ask.name} /> : null}
      {ask.offers.length > 0 ? (
        <ul className={css.offers} aria-label={words.choices}>
          {ask.offers.map((o, i) => (
            <li key={o.text}>
              <button
                type="button"
                className={css.offer}
                aria-pressed={o.text === text}
                title={words.offer(o.label, o.text)}
                onClick={() => take(o.text)}
              >
                <span className={css.from}>{o.label}</span> <span className={css.said}>{o.text}</span>
                <KeyCap keyIs={`Alt+${i + 1}`} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  )
}
