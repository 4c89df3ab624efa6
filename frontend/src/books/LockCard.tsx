import { useAction } from '../host/queries/actions'
import type { EntryMonth } from '../host/types'
import { useMay } from '../people/rights'
import { fullDate } from '../text/format'
import { books } from '../text/ja.books'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './Books.module.css'

const words = books.close

/** Closes a month against every change, or opens it again. */
export function LockCard({ month, of }: { month: string; of: EntryMonth | undefined }) {
  const may = useMay()
  const lock = useAction('LockMonth')
  const locked = of?.locked ?? false
  const turn = () => {
    if (lock.isPending) return
    const told = () => toast(locked ? words.unlockDone : words.lockDone)
    lock.mutate({ month, locked: !locked }, { onSuccess: told })
  }
  return (
    <section className={css.card} aria-label={words.lockTitle}>
      <h2>{words.lockTitle}</h2>
      <p>{of && locked ? words.locked(fullDate(of.locked_at), of.locked_by) : words.open}</p>
      {lock.error ? <ProblemNote error={lock.error} close={lock.reset} /> : null}
      {may('close') ? (
        <div>
          <Button busy={lock.isPending} onClick={turn}>
            {locked ? words.unlock : words.lock(books.monthOf(month))}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
