import type { MallPayout } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import css from './BookSettings.module.css'
import { LAST, LAST_OPEN, whenOf, withWhen } from './payouts'

const words = bookSettings.payouts

const DAYS = Array.from({ length: LAST }, (_, i) => ({ word: `${i + 1}`, label: words.day(i + 1, LAST) }))
const OPEN = Array.from({ length: LAST_OPEN }, (_, i) => ({
  word: `${i + 1}`,
  label: words.businessDay(i + 1),
}))
const WHEN = Object.entries(words.when).map(([word, label]) => ({ word, label }))

type Props = {
  label: (what: string) => string
  value: MallPayout
  onValue: (p: MallPayout) => void
  onRemove: () => void
}

/** One round: the day of its closing, and when it is paid. */
export function PayoutRow({ label, value: p, onValue, onRemove }: Props) {
  return (
    <div className={css.round}>
      <Choice
        label={label(words.close)}
        of={DAYS}
        value={`${p.close}`}
        onChoose={(word) => onValue({ ...p, close: Number(word) })}
      />
      <span>{words.closes}</span>
      <Choice
        label={label(words.month)}
        of={WHEN}
        value={whenOf(p)}
        onChoose={(word) => onValue(withWhen(p, word))}
      />
      {p.business > 0 ? (
        <Choice
          label={label(words.open)}
          of={OPEN}
          value={`${p.business}`}
          onChoose={(word) => onValue({ ...p, business: Number(word) })}
        />
      ) : (
        <Choice
          label={label(words.paid)}
          of={DAYS}
          value={`${p.day}`}
          onChoose={(word) => onValue({ ...p, day: Number(word) })}
        />
      )}
      <span>{words.pays}</span>
      <Button small kind="quiet" aria-label={label(words.remove)} onClick={onRemove}>
        {words.remove}
      </Button>
    </div>
  )
}
