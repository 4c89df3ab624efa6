import type { BookChannel, Books } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import css from './BookSettings.module.css'
import type { BooksForm } from './useBooksForm'

const words = bookSettings.channels

type Props = { form: BooksForm; value: Books; fixed: boolean }

/** The malls: their names in tables and texts, and the sub-account of what they owe. */
export function ChannelsCard({ form, value, fixed }: Props) {
  const all = value.shop.channels
  const kept = form.stored?.shop.channels ?? all
  const put = (code: string, over: Partial<BookChannel>) =>
    form.changeShop({ channels: all.map((c) => (c.code === code ? { ...c, ...over } : c)) })
  return (
    <section className={css.card} aria-labelledby="books-channels">
      <h2 id="books-channels">{words.title}</h2>
      <p className={css.quiet}>{words.lead}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.heads.label}</th>
            <th scope="col">{words.heads.short}</th>
            <th scope="col">{words.heads.sub}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((c) => {
            const name = kept.find((k) => k.code === c.code)?.label ?? c.code
            return (
              <tr key={c.code}>
                {(['label', 'short', 'sub'] as const).map((f) => (
                  <td key={f}>
                    <input
                      type="text"
                      aria-label={words[f](name)}
                      disabled={fixed}
                      value={c[f]}
                      onChange={(e) => put(c.code, { [f]: e.target.value })}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
