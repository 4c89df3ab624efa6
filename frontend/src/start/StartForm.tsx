import { useEffect, useRef } from 'react'
import type { Starters } from '../host/types'
import { Heading } from './Heading'
import css from './Start.module.css'
import { StartFields } from './StartFields'
import { StartText } from './StartText'
import { useStart } from './useStart'
import { Ways } from './Ways'

type Props = { from: Starters; onHold: (held: boolean) => void }

/** The first text to a customer: by which way, to whom, what about, and the words. */
export function StartForm({ from, onHold }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const s = useStart(from, box)
  const { draft, change } = s.kept
  const way = from.ways.find((w) => w.account === draft.account && w.ok)
  // Esc closes what stands over the form before it closes the form.
  useEffect(() => onHold(s.held), [s.held, onHold])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the fields inside, as in the answer
    <div ref={box} className={css.form} data-keys="compose" onKeyDown={s.hear}>
      <Heading from={from} />
      <Ways from={from} chosen={draft.account} onChoose={(account) => change({ account })} />
      {way ? (
        <>
          <StartFields way={way} draft={draft} change={change} />
          <StartText way={way} s={s} />
        </>
      ) : null}
    </div>
  )
}
