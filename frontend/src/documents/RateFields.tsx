import { Amount } from '../books/AmountFields'
import entry from '../books/Entry.module.css'
import { RATES } from '../books/wish'
import { yen } from '../text/format'
import { books } from '../text/ja.books'
import { issue } from '../text/ja.issue'
import parts from '../ui/Parts.module.css'
import { ratesOf, sumOf } from './rates'

const words = issue.keep

type Props = {
  typed: Record<number, string>
  /** Of the whole paper; null while it cannot be read. */
  amount: number | null
  differ: boolean
  onRates: (typed: Record<number, string>) => void
}

/** The amounts of a paper at each rate. They may be left out, but what is said adds up. */
export function RateFields({ typed, amount, differ, onRates }: Props) {
  return (
    <fieldset className={parts.choices}>
      <legend>{words.rates}</legend>
      <div className={entry.three}>
        {RATES.map((rate) => (
          <Amount
            key={rate}
            id={`keep-rate-${rate}`}
            label={rate === 0 ? words.otherRate : books.percent(rate)}
            text={typed[rate] ?? ''}
            onText={(text) => onRates({ ...typed, [rate]: text })}
          />
        ))}
      </div>
      <p className={differ ? parts.warn : entry.soft} role="status">
        {differ ? words.differ(yen(sumOf(ratesOf(typed))), yen(amount ?? 0)) : words.ratesHelp}
      </p>
    </fieldset>
  )
}
