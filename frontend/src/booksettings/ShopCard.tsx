import type { Books } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { asWords, ChoiceField } from '../ui/Choice'
import parts from '../ui/Parts.module.css'
import css from './BookSettings.module.css'
import { Radios, Tick, WordField } from './fields'
import { numberDoubt } from './number'
import type { BooksForm } from './useBooksForm'

const words = bookSettings.shop

const CLASSES = [1, 2, 3, 4, 5, 6]
const RETAIL = 2
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

type Props = { form: BooksForm; value: Books; fixed: boolean }

/** How the shop reckons: taxes, year, number. */
export function ShopCard({ form, value, fixed }: Props) {
  const s = value.shop
  const put = form.changeShop
  const doubt = numberDoubt(s.invoice_number)
  return (
    <section className={css.card} aria-labelledby="books-shop">
      <h2 id="books-shop">{words.title}</h2>
      <Radios
        name="books-method"
        legend={words.method}
        value={s.accounting_method}
        choices={Object.entries(words.methods)}
        disabled={fixed}
        onValue={(accounting_method) => put({ accounting_method })}
      />
      <div className={css.pair}>
        <ChoiceField
          id="books-taxation"
          label={words.taxation}
          value={s.consumption_tax}
          of={asWords(words.taxations)}
          disabled={fixed}
          onChoose={(consumption_tax) => put({ consumption_tax, business_class: s.business_class || RETAIL })}
        />
        {s.consumption_tax === 'simplified' ? (
          <ChoiceField
            id="books-class"
            label={words.business}
            value={String(s.business_class)}
            of={CLASSES.map((n) => ({ word: String(n), label: words.businessOf(n) }))}
            disabled={fixed}
            onChoose={(n) => put({ business_class: Number(n) })}
          />
        ) : null}
        <ChoiceField
          id="books-recognition"
          label={words.recognition}
          value={s.sales_recognition}
          of={asWords(words.recognitions)}
          disabled={fixed}
          onChoose={(sales_recognition) => put({ sales_recognition })}
        />
        <ChoiceField
          id="books-rounding"
          label={words.rounding}
          value={s.tax_rounding}
          of={asWords(words.roundings)}
          disabled={fixed}
          onChoose={(tax_rounding) => put({ tax_rounding })}
        />
      </div>
      {s.sales_recognition === 'on_payment' ? <p className={parts.warn}>{words.onPayment}</p> : null}
      <Tick checked={s.corporate} disabled={fixed} onChecked={(corporate) => put({ corporate })}>
        {words.corporate}
      </Tick>
      {s.corporate ? (
        <ChoiceField
          id="books-start"
          label={words.start}
          value={String(s.fiscal_start || 1)}
          of={MONTHS.map((n) => ({ word: String(n), label: words.monthOf(n) }))}
          disabled={fixed}
          onChoose={(n) => put({ fiscal_start: Number(n) })}
        />
      ) : (
        <p className={css.quiet}>{words.startHelp}</p>
      )}
      <Tick checked={s.small_buyer} disabled={fixed} onChecked={(small_buyer) => put({ small_buyer })}>
        <span>
          {words.small}
          <small className={css.quiet}>{words.smallHelp}</small>
        </span>
      </Tick>
      <WordField
        id="books-number"
        label={words.number}
        help={words.numberHelp}
        value={s.invoice_number}
        disabled={fixed}
        onValue={(invoice_number) => put({ invoice_number })}
      />
      <div className={css.told} role="status">
        {doubt === '' ? null : <p className={parts.warn}>{words.numberDoubts[doubt]}</p>}
      </div>
      {s.accounting_method === 'tax_excluded' && s.consumption_tax !== 'exempt' ? (
        <SplitTax form={form} value={value} fixed={fixed} />
      ) : null}
    </section>
  )
}

function SplitTax({ form, value, fixed }: Props) {
  const split = value.split_tax
  const put = (over: Partial<typeof split>) => form.change({ split_tax: { ...split, ...over } })
  return (
    <>
      <Tick checked={split.on} disabled={fixed} onChecked={(on) => put({ on })}>
        <span>
          {words.split}
          <small className={css.quiet}>{words.splitHelp}</small>
        </span>
      </Tick>
      {split.on ? (
        <div className={css.pair}>
          <WordField
            id="books-received"
            label={words.received}
            usual={words.receivedUsual}
            value={split.received}
            disabled={fixed}
            onValue={(received) => put({ received })}
          />
          <WordField
            id="books-paid"
            label={words.paid}
            usual={words.paidUsual}
            value={split.paid}
            disabled={fixed}
            onValue={(paid) => put({ paid })}
          />
        </div>
      ) : null}
    </>
  )
}
