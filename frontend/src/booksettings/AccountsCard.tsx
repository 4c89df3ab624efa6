import type { BookAccounts, Books } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import css from './BookSettings.module.css'
import { WordField } from './fields'
import type { BooksForm } from './useBooksForm'

const words = bookSettings.accounts

const FIELDS: readonly (keyof BookAccounts)[] = [
  'returns',
  'sales',
  'receivable',
  'prepaid',
  'payable',
  'cash',
  'bank',
  'bank_sub',
  'freight',
  'fee',
  'promotion',
  'loss',
  'income',
  'outsource',
  'repair',
  'purchases',
]

type Props = { form: BooksForm; value: Books; fixed: boolean }

/** The names of the accounts, by what they are for. An empty one gets the usual name. */
export function AccountsCard({ form, value, fixed }: Props) {
  const all = value.shop.accounts
  return (
    <section className={css.card} aria-labelledby="books-accounts">
      <h2 id="books-accounts">{words.title}</h2>
      <p className={css.quiet}>{words.lead}</p>
      <div className={css.pair}>
        {FIELDS.map((f) => (
          <WordField
            key={f}
            id={`books-account-${f}`}
            label={words.names[f] ?? f}
            help={f === 'returns' ? words.returnsHelp : undefined}
            value={all[f]}
            disabled={fixed}
            onValue={(name) => form.changeShop({ accounts: { ...all, [f]: name } })}
          />
        ))}
      </div>
    </section>
  )
}
