import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { OrderFileDone } from '../host/types'
import { orderfile as words } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import css from './OrderFile.module.css'
import { CountList, countsOf } from './OutcomeCard'

type Props = { done: OrderFileDone; onAgain: () => void; onClose: () => void }

/** What an import of orders has done. */
export function ImportDone({ done: { counts }, onAgain, onClose }: Props) {
  return (
    <DoneCard
      text={words.doneText(counts.new, counts.changed)}
      counts={countsOf(counts)}
      help={words.doneAgain}
      back={words.back}
      onAgain={onAgain}
      onClose={onClose}
    />
  )
}

type DoneProps = {
  text: string
  counts: readonly [string, number][]
  help: string
  back: string
  onAgain: () => void
  onClose: () => void
}

/** What an import has done; the caret goes to its title, for the button that had it is gone. */
export function DoneCard({ text, counts, help, back, onAgain, onClose }: DoneProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.querySelector('main')?.scrollTo(0, 0)
    title.current?.focus()
  }, [])
  return (
    <section className={css.card} aria-labelledby="orderfile-done">
      <h2 id="orderfile-done" ref={title} tabIndex={-1} className={css.good}>
        <IconCircleCheck size={18} stroke={1.6} aria-hidden="true" />
        {words.done}
      </h2>
      <p>{text}</p>
      <CountList of={counts} />
      <p className={css.help}>{help}</p>
      <div className={css.foot}>
        <Button onClick={onAgain}>{words.another}</Button>
        <Button kind="main" onClick={onClose}>
          {back}
        </Button>
      </div>
    </section>
  )
}
