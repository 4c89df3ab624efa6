import { made as words } from '../text/ja.made'
import css from './FollowChoice.module.css'

type Props = {
  /** Business days that the template proposes, 0 for none. */
  proposed: number
  days: number
  onChoose: (days: number) => void
}

const USUAL = [1, 2, 3, 5, 7, 10]

/** When the inquiry comes back after the answer has left, where its template asks for it. */
export function FollowChoice({ proposed, days, onChoose }: Props) {
  if (proposed === 0) return null
  const all = [...new Set([...USUAL, proposed])].sort((a, b) => a - b)
  return (
    <select
      className={css.follow}
      aria-label={words.follow}
      title={words.followHelp}
      value={days}
      onChange={(e) => onChoose(Number(e.target.value))}
    >
      <option value={0}>{words.followNever}</option>
      {all.map((n) => (
        <option key={n} value={n}>
          {words.followIn(n)}
        </option>
      ))}
    </select>
  )
}
