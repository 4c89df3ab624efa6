import type { BookPackage, Books, BookTax } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import css from './BookSettings.module.css'
import { Renames } from './Renames'
import type { BooksForm } from './useBooksForm'
import { taxNow, withTax, wordsOf } from './words'

const words = bookSettings.words
const renames = bookSettings.renames

type Props = { form: BooksForm; value: Books; fixed: boolean; program: BookPackage }

/** What one program calls things: our words, the shop's over them, and what nobody is sure of. */
export function WordsCard({ form, value, fixed, program }: Props) {
  const own = wordsOf(value, program.kind)
  const put = (over: Partial<typeof own>) => form.changeWords(program.kind, over)
  const exempt = value.shop.consumption_tax === 'exempt'
  const later = program.taxes.filter((t) => t.later)
  const table = (taxes: readonly BookTax[]) => (
    <Taxes taxes={taxes} program={program} own={own} fixed={fixed} onTaxes={(next) => put({ taxes: next })} />
  )
  return (
    <section className={css.card} aria-labelledby="books-words">
      <h2 id="books-words">{words.title(program.label)}</h2>
      <p className={css.quiet}>{exempt ? words.exempt : `${words.lead}${words.unsureHelp}`}</p>
      {exempt ? null : table(program.taxes.filter((t) => !t.later))}
      {exempt || later.length === 0 ? null : (
        <details className={css.more}>
          <summary>{words.later}</summary>
          {table(later)}
        </details>
      )}
      <Renames
        title={renames.accounts}
        lead={renames.lead}
        known={program.accounts}
        all={own.accounts}
        fixed={fixed}
        onAll={(accounts) => put({ accounts })}
      />
      <Renames
        title={renames.subs}
        lead={renames.lead}
        known={program.subs}
        all={own.subs}
        fixed={fixed}
        onAll={(subs) => put({ subs })}
      />
      <Renames
        title={renames.replace}
        lead={renames.replaceLead}
        known={[]}
        all={own.replace}
        fixed={fixed}
        onAll={(replace) => put({ replace })}
      />
    </section>
  )
}

type Own = ReturnType<typeof wordsOf>
type TaxesProps = {
  taxes: readonly BookTax[]
  program: BookPackage
  own: Own
  fixed: boolean
  onTaxes: (taxes: Own['taxes']) => void
}

function Taxes({ taxes, program, own, fixed, onTaxes }: TaxesProps) {
  const invoices = program.kind === 'mf'
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{words.ours}</th>
          <th scope="col">{words.theirs}</th>
          {invoices ? <th scope="col">{words.invoice}</th> : null}
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {taxes.map((t) => {
          const now = taxNow(own, t)
          return (
            <tr key={t.key}>
              <th scope="row">{t.label}</th>
              <td>
                <input
                  type="text"
                  aria-label={words.wordOf(t.label)}
                  disabled={fixed}
                  value={now.text}
                  onChange={(e) => onTaxes(withTax(own, t, { text: e.target.value }))}
                />
              </td>
              {invoices ? (
                <td>
                  <input
                    type="text"
                    aria-label={words.invoiceOf(t.label)}
                    disabled={fixed}
                    value={now.invoice}
                    onChange={(e) => onTaxes(withTax(own, t, { invoice: e.target.value }))}
                  />
                </td>
              ) : null}
              <td className={css.state}>
                {now.unsure ? <span className={css.unsure}>{words.unsure}</span> : null}
                {now.changed ? (
                  <>
                    <span className={css.changed}>{words.changed}</span>
                    {fixed ? null : (
                      <Button
                        small
                        aria-label={words.resetOf(t.label)}
                        onClick={() => onTaxes(withTax(own, t, null))}
                      >
                        {words.reset}
                      </Button>
                    )}
                  </>
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
