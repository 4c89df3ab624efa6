import type { BookKind, EntryProposal } from '../host/types'
import { yen } from '../text/format'
import { books } from '../text/ja.books'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import parts from '../ui/Parts.module.css'
import css from './Entry.module.css'
import { hasRates, isByRate, RATES, type Typed, yenOf } from './wish'

const words = books.form

type Props = {
  typed: Typed
  kind: BookKind
  /** What the order comes to; undefined while nobody knows. */
  order: EntryProposal | undefined
  change: (over: Partial<Typed>) => void
}

/** How much, with what the order comes to beside it. */
export function AmountFields({ typed, kind, order, change }: Props) {
  const rates = order?.order.filter((r) => r.amount > 0) ?? []
  const sum = rates.reduce((n, r) => n + r.amount, 0)
  const part = !kind.refund || !typed.whole
  const byRate = isByRate(typed, kind)
  return (
    <>
      {kind.refund ? (
        <fieldset className={parts.choices}>
          <legend>{words.amount}</legend>
          <label>
            <input type="radio" checked={typed.whole} onChange={() => change({ whole: true })} />
            {sum > 0 ? words.whole(yen(sum)) : words.wholeUnknown}
          </label>
          <label>
            <input type="radio" checked={!typed.whole} onChange={() => change({ whole: false })} />
            {words.part}
          </label>
          {rates.length > 0 ? (
            <p className={css.soft}>
              {words.ofOrder(rates.map((r) => `${books.percent(r.rate)} ${yen(r.amount)}`).join('・'))}
            </p>
          ) : null}
        </fieldset>
      ) : null}
      {part && !byRate ? (
        <Amount
          id="entry-amount"
          label={words.amount}
          help={rates.length > 1 && kind.refund ? words.split : ''}
          text={typed.amount}
          onText={(amount) => change({ amount })}
        />
      ) : null}
      {part && byRate ? (
        <div className={css.three}>
          {RATES.map((rate) => (
            <Amount
              key={rate}
              id={`entry-amount-${rate}`}
              label={books.percent(rate)}
              text={typed.parts[rate] ?? ''}
              onText={(text) => change({ parts: { ...typed.parts, [rate]: text } })}
            />
          ))}
        </div>
      ) : null}
      {part && hasRates(typed, kind) ? (
        <label className={parts.tick}>
          <input type="checkbox" checked={byRate} onChange={(e) => change({ byRate: e.target.checked })} />
          {words.byRate}
        </label>
      ) : null}
    </>
  )
}

type AmountProps = { id: string; label: string; help?: string; text: string; onText: (text: string) => void }

/** A sum of yen; full-width digits and commas are read too. */
export function Amount({ id, label, help, text, onText }: AmountProps) {
  const error = yenOf(text) === null ? words.noNumber : ''
  const said = { id, label, help, error }
  return (
    <FieldBox {...said}>
      <FinishedInput {...controlProps(said)} inputMode="numeric" value={text} onFinished={onText} />
    </FieldBox>
  )
}
