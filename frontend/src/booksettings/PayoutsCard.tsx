import type { Books, MallPayout } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import css from './BookSettings.module.css'
import { PayoutRow } from './PayoutRow'
import { NEW_ROUND, USUAL } from './payouts'
import type { BooksForm } from './useBooksForm'

const words = bookSettings.payouts

type Props = { form: BooksForm; value: Books; fixed: boolean }

/** When each mall closes its accounts and pays. */
export function PayoutsCard({ form, value, fixed }: Props) {
  return (
    <section className={css.card} aria-labelledby="books-payouts">
      <h2 id="books-payouts">{words.title}</h2>
      <p className={css.quiet}>{words.lead}</p>
      {value.shop.channels
        .filter((c) => c.code !== 'own')
        .map((c) => (
          <Mall
            key={c.code}
            name={c.label}
            code={c.code}
            rounds={value.payouts.filter((p) => p.channel === c.code)}
            fixed={fixed}
            onRounds={(rounds) =>
              form.change({ payouts: [...value.payouts.filter((p) => p.channel !== c.code), ...rounds] })
            }
          />
        ))}
    </section>
  )
}

type MallProps = {
  name: string
  code: string
  rounds: MallPayout[]
  fixed: boolean
  onRounds: (rounds: MallPayout[]) => void
}

function Mall({ name, code, rounds, fixed, onRounds }: MallProps) {
  const usual = Object.entries(USUAL[code] ?? {})
  return (
    <fieldset className={css.rounds} disabled={fixed}>
      <legend>{name}</legend>
      {rounds.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      {rounds.map((p, i) => (
        <PayoutRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a round has no name of its own, and its day may be any while it is edited
          key={i}
          label={words.row(name, i + 1)}
          value={p}
          onValue={(next) => onRounds(rounds.map((r, at) => (at === i ? next : r)))}
          onRemove={() => onRounds(rounds.filter((_, at) => at !== i))}
        />
      ))}
      {fixed ? null : (
        <div className={css.buttons}>
          <Button small onClick={() => onRounds([...rounds, { ...NEW_ROUND, channel: code }])}>
            {words.add(name)}
          </Button>
          {usual.map(([word, all]) => (
            <Button
              small
              kind="quiet"
              key={word}
              onClick={() => onRounds(all.map((r) => ({ ...r, channel: code })))}
            >
              {words.usual[word]}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}
