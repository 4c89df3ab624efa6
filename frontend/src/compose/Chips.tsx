import { IconAlertCircle, IconEyeOff, IconRefreshAlert } from '@tabler/icons-react'
import type { Problem, Value } from '../host/types'
import { ja } from '../text/ja'
import { made as words } from '../text/ja.made'
import { COMPACT, useMedia } from '../ui/narrow'
import css from './Chips.module.css'

type Props = { values: Value[]; problems?: readonly Problem[]; onGo: (value: Value) => void }

const keyOf = (v: Value) => `${v.name}:${v.filter}`

const once = (values: Value[]) =>
  values.filter((v, i) => values.findIndex((o) => keyOf(o) === keyOf(v)) === i)

const NONE: readonly Problem[] = []

/** What came from where; holes first and red. A click asks for a missing fact, or shows the place of the others. */
export function Chips({ values, problems = NONE, onGo }: Props) {
  const low = useMedia(COMPACT)
  const missing = once(values.filter((v) => v.missing))
  const complete = once(values.filter((v) => !v.missing))
  if (values.length === 0) return null
  return (
    <ul className={css.chips} data-chips aria-label={ja.compose.facts}>
      {missing.map((v) => (
        <li key={keyOf(v)}>
          <button type="button" className={css.missing} title={v.why} onClick={() => onGo(v)}>
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
            <Chip
              key={keyOf(v)}
              value={v}
              old={problems.some((p) => p.code === 'stale' && p.start === v.start)}
              onGo={onGo}
            />
          ))}
    </ul>
  )
}

type ChipProps = { value: Value; old: boolean; onGo: (value: Value) => void }

function Chip({ value: v, old, onGo }: ChipProps) {
  const masked = v.text.includes('＊＊')
  const told = [v.text, words.from(v.name, words.source(v.source, v.filter)), v.why]
  if (masked) told.push(words.masked)
  if (old) told.push(words.old)
  return (
    <li>
      <button
        type="button"
        className={css.chip}
        data-old={old || undefined}
        title={told.filter(Boolean).join('\n')}
        onClick={() => onGo(v)}
      >
        {old ? <IconRefreshAlert size={14} stroke={1.8} aria-label={words.old} /> : null}
        {masked ? <IconEyeOff size={14} stroke={1.8} aria-label={words.masked} /> : null}
        {v.name} <span className={css.value}>{v.text}</span>{' '}
        <span className={css.source}>{words.source(v.source, v.filter)}</span>
      </button>
    </li>
  )
}
