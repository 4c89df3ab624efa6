import { useEntryWords } from '../host/queries/books'
import type { BookLine, Entry } from '../host/types'
import { yen } from '../text/format'
import { books } from '../text/ja.books'
import css from './Books.module.css'
import entry from './Entry.module.css'
import { slashed } from './months'

const words = books.lines

/** The rows of a file, entry by entry, before it is written. */
export function ContentTable({ entries }: { entries: readonly Entry[] }) {
  const taxes = useEntryWords().data?.taxes ?? []
  const taxOf = (key: string) => taxes.find((t) => t.word === key)?.label ?? key
  return (
    <div className={css.content}>
      <table className={entry.table} aria-label={books.close.content}>
        <thead>
          <tr>
            {[books.columns.date, books.one.label, words.debit, words.credit].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className={entry.money}>
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((e) =>
            e.lines.length === 0 ? (
              <tr key={e.id}>
                <Head of={e} />
                <td colSpan={2}>{books.noJournal}</td>
                <td className={entry.money}>{yen(e.amount)}</td>
              </tr>
            ) : (
              e.lines.map((l, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
                <tr key={`${e.id} ${i}`}>
                  <Head of={e} />
                  <Side account={l.debit} sub={l.debit_sub} tax={taxOf(l.debit_tax)} />
                  <Side account={l.credit} sub={l.credit_sub} tax={taxOf(l.credit_tax)} />
                  <td className={entry.money}>{yen(l.amount)}</td>
                </tr>
              ))
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Head({ of }: { of: Entry }) {
  return (
    <>
      <td>{slashed(of.date)}</td>
      <th scope="row">
        {of.type_label}
        <small className={entry.soft}>{`${of.event_id}・${of.channel_name}`}</small>
      </th>
    </>
  )
}

function Side({ account, sub, tax }: { account: BookLine['debit']; sub: string; tax: string }) {
  return (
    <td>
      {sub ? `${account}／${sub}` : account}
      <small className={entry.soft}>{tax}</small>
    </td>
  )
}
