import { IconAlertCircle } from '@tabler/icons-react'
import type { Value } from '../host/types'
import { ja } from '../text/ja'
import { COMPACT, useMedia } from '../ui/narrow'
import css from './Chips.module.css'

type Props = { values: Value[]; onGo: (value: Value) => void }

const once = (values: Value[]) => values.filter((v, i) => values.findIndex((o) => o.name === v.name) === i)

/** What came from where; holes first and red. A click puts the caret there. */
export function Chips({ values, onGo }: Props) {
  const low = useMedia(COMPACT)
  const missing = once(values.filter((v) => v.missing))
  const complete = once(values.filter((v) => !v.missing))
  if (values.length === 0) return null
  return (
    <ul className={css.chips} aria-label={ja.compose.facts}>
      {missing.map((v) => (
        <li key={v.name}>
          <button type="button" className={css.missing} onClick={() => onGo(v)}>
            <IconAlertCircle size={14} stroke={1.8} aria-hidden="true" />
            <b>{v.name}</b> {ja.compose.notYet}
          </button>
        </li>
      ))}
      {low && complete.length > 0 ? (
        <li className={css.rest}>{ja.compose.restComplete(complete.length)}</li>
      ) : null}
      {low
        ? null
        : complete.map((v) => (
            <li key={v.name}>
              <button type="button" className={css.chip} title={v.text} onClick={() => onGo(v)}>
                {v.name} <span className={css.value}>{v.text}</span>{' '}
                <span className={css.source}>{v.source}</span>
              </button>
            </li>
          ))}
    </ul>
  )
}
