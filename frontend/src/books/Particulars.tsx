import type { BookKind, BookVariant } from '../host/types'
import { books } from '../text/ja.books'
import { Badge } from '../ui/Badge'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import parts from '../ui/Parts.module.css'
import { Amount } from './AmountFields'
import css from './Entry.module.css'
import { type Typed, variantOf } from './wish'

const words = books.form

type Props = { typed: Typed; kind: BookKind; change: (over: Partial<Typed>) => void }

/** What only some kinds need: how it is booked, whom it is paid to, from which bank. */
export function Particulars({ typed, kind, change }: Props) {
  const variant = variantOf(typed, kind)
  const rows = variant?.rows ?? []
  const pays = kind.outlay && rows.some((r) => r.credit === 'payable')
  const buys = kind.outlay && rows.some((r) => r.debit_tax !== '' && !r.fee)
  return (
    <>
      {kind.variants.length > 1 ? (
        <Variants all={kind.variants} chosen={variant} onChoose={(code) => change({ variant: code })} />
      ) : null}
      {variant?.unsure ? <p className={parts.warn}>{words.unsureHelp}</p> : null}
      <div className={css.pair}>
        {pays ? (
          <Word
            id="entry-partner"
            label={words.partner}
            help={words.partnerHelp}
            text={typed.partner}
            onText={(partner) => change({ partner })}
          />
        ) : null}
        {buys ? (
          <FieldBox id="entry-invoice" label={words.invoice}>
            <select
              {...controlProps({ id: 'entry-invoice' })}
              value={typed.invoice}
              onChange={(e) => change({ invoice: e.target.value })}
            >
              {Object.entries(words.invoices).map(([code, label]) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          </FieldBox>
        ) : null}
        {rows.some((r) => r.debit === 'bank' || r.credit === 'bank') ? (
          <Word id="entry-bank" label={words.bank} text={typed.bank} onText={(bank) => change({ bank })} />
        ) : null}
        {rows.some((r) => r.fee) ? (
          <Amount id="entry-fee" label={words.fee} text={typed.fee} onText={(fee) => change({ fee })} />
        ) : null}
      </div>
    </>
  )
}

type VariantsProps = {
  all: readonly BookVariant[]
  chosen: BookVariant | undefined
  onChoose: (code: string) => void
}

function Variants({ all, chosen, onChoose }: VariantsProps) {
  return (
    <fieldset className={parts.choices}>
      <legend>{words.variant}</legend>
      {all.map((v) => (
        <label key={v.code}>
          <input type="radio" checked={v === chosen} onChange={() => onChoose(v.code)} />
          {v.label}
          {v.unsure ? <Badge tone="today">{words.unsure}</Badge> : null}
        </label>
      ))}
    </fieldset>
  )
}

type WordProps = {
  id: string
  label: string
  help?: string
  error?: string
  text: string
  onText: (text: string) => void
}

/** A line of text; words that are still being converted stay in it. */
export function Word({ id, label, help, error, text, onText }: WordProps) {
  const said = { id, label, help, error }
  return (
    <FieldBox {...said}>
      <FinishedInput {...controlProps(said)} value={text} onFinished={onText} />
    </FieldBox>
  )
}
