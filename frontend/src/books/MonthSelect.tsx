import type { ReactNode } from 'react'
import { useEntryMonths } from '../host/queries/books'
import { books as words } from '../text/ja.books'
import { monthsOf } from './months'

type Props = { month: string; onMonth: (month: string) => void; children?: ReactNode }

/** The months of the books, the newest first; children are what else may be chosen. */
export function MonthSelect({ month, onMonth, children }: Props) {
  const months = useEntryMonths().data?.months ?? []
  return (
    <select aria-label={words.month} value={month} onChange={(e) => onMonth(e.target.value)}>
      {monthsOf(months, Date.now()).map((m) => (
        <option key={m} value={m}>
          {words.monthOf(m)}
        </option>
      ))}
      {children}
    </select>
  )
}
