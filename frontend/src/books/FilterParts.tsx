import { FinishedInput } from '../ui/FinishedInput'
import css from './Books.module.css'

type End<K extends string> = {
  words: Record<K, string>
  of: Record<K, string>
  onChange: (over: Partial<Record<K, string>>) => void
}

/** The first and the last day. */
export const Days = ({ words, of, onChange }: End<'from' | 'to'>) =>
  (['from', 'to'] as const).map((end) => (
    <input
      key={end}
      type="date"
      aria-label={words[end]}
      value={of[end]}
      onChange={(e) => onChange({ [end]: e.target.value })}
    />
  ))

/** The least and the most yen. */
export const Sums = ({ words, of, onChange }: End<'min' | 'max'>) =>
  (['min', 'max'] as const).map((end) => (
    <FinishedInput
      key={end}
      className={css.sum}
      inputMode="numeric"
      aria-label={words[end]}
      placeholder={words[end]}
      value={of[end]}
      onFinished={(text) => onChange({ [end]: text })}
    />
  ))

type FindProps = { label: string; text: string; onText: (text: string) => void }

export const Find = ({ label, text, onText }: FindProps) => (
  <FinishedInput
    type="search"
    className={css.find}
    aria-label={label}
    placeholder={label}
    value={text}
    onFinished={onText}
  />
)
