import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { OrderFileDone } from '../host/types'
import { orderfile as words } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import css from './OrderFile.module.css'
import { CountList } from './OutcomeCard'

type Props = { done: OrderFileDone; onAgain: () => void; onClose: () => void }

/** What the import has done; the caret goes to its title, for the button that had it is gone. */
export function ImportDone({ done, onAgain, onClose }: Props) {
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
      <p>{words.doneText(done.counts.new, done.counts.changed)}</p>
      <CountList counts={done.counts} />
      <p className={css.help}>{words.doneAgain}</p>
      <div className={css.foot}>
        <Button onClick={onAgain}>{words.another}</Button>
        <Button kind="main" onClick={onClose}>
          {words.back}
        </Button>
      </div>
    </section>
  )
}
