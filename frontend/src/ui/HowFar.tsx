import type { CallState } from '../host/types'
import { ja } from '../text/ja'
import { Button } from './Button'
import css from './HowFar.module.css'

const words = ja.far

/** How far something long is, and a way to end it; nothing while it is quick. */
export function HowFar({ far, onStop }: { far: CallState | undefined; onStop: () => void }) {
  if (!far) return null
  return (
    <div className={css.far} role="status">
      <progress aria-label={words.label} value={far.done / far.all} max={1} />
      <span>{words.of(far.done, far.all)}</span>
      <Button small kind="stop" onClick={onStop}>
        {words.stop}
      </Button>
    </div>
  )
}

/** What was ended before it was ready. */
export function Stopped({ text, onAgain }: { text: string; onAgain: () => void }) {
  return (
    <div className={css.far} role="status">
      <span>{text}</span>
      <Button small onClick={onAgain}>
        {words.again}
      </Button>
    </div>
  )
}
