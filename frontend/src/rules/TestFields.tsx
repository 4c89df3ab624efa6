import type { RuleTest } from '../host/types'
import { rules as words } from '../text/ja.rules'
import { FinishedInput } from '../ui/FinishedInput'
import { typedWords, wordsTyped } from './draft'
import { Picks } from './Picks'
import css from './Rules.module.css'
import { clockOf, needsOf } from './sentence'
import type { Options } from './useOptions'

type Props = {
  label: string
  test: RuleTest
  options: Options
  said: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }
  onChange: (test: RuleTest) => void
}

const minutes = (text: string) => {
  const [hour = '0', minute = '0'] = text.split(':')
  return Number(hour) * 60 + Number(minute)
}
const timeOf = (minute: number) => clockOf(minute % 1440).padStart(5, '0')

/** What a fact is compared with, beside the fact. */
export function TestFields({ label, test, options, said, onChange }: Props) {
  switch (needsOf(test.fact)) {
    case 'words':
      return (
        <FinishedInput
          {...said}
          className={css.field}
          aria-label={`${label}：${test.fact === 'sender' ? words.address : words.words}`}
          placeholder={test.fact === 'sender' ? '@example.jp' : undefined}
          value={wordsTyped(test.words)}
          onFinished={(text) => onChange({ ...test, words: typedWords(text) })}
        />
      )
    case 'choice':
      return (
        <Picks
          label={label}
          invalid={said['aria-invalid']}
          all={options.codes(test.fact).map((c) => ({ key: c.code, name: c.label }))}
          chosen={test.words}
          onChange={(chosen) => onChange({ ...test, words: chosen })}
        />
      )
    case 'ids':
      return (
        <Picks
          label={label}
          invalid={said['aria-invalid']}
          all={options.of(test.fact).map((o) => ({ key: o.id, name: o.name }))}
          chosen={test.ids}
          onChange={(ids) => onChange({ ...test, ids, names: [] })}
        />
      )
    case 'amount':
      return (
        <input
          {...said}
          className={`${css.field} ${css.number}`}
          type="text"
          inputMode="numeric"
          aria-label={`${label}：${words.yen}`}
          value={test.from || ''}
          onChange={(e) => onChange({ ...test, from: digits(e.target.value) })}
        />
      )
    case 'hours':
      return (
        <span className={css.picks}>
          <input
            {...said}
            className={css.field}
            type="time"
            aria-label={`${label}：${words.from}`}
            value={timeOf(test.from)}
            onChange={(e) => onChange({ ...test, from: minutes(e.target.value) })}
          />
          〜
          <input
            className={css.field}
            type="time"
            aria-label={`${label}：${words.to}`}
            value={timeOf(test.to)}
            onChange={(e) => onChange({ ...test, to: minutes(e.target.value) })}
          />
        </span>
      )
    default:
      return null
  }
}

/** Full-width digits count; anything else is left out. */
export const digits = (text: string) => Number(text.normalize('NFKC').replace(/\D/g, '').slice(0, 9))
