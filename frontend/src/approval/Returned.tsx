import type { Approval } from '../host/types'
import { approval as words } from '../text/ja.approval'
import css from './Approval.module.css'

/** Above the answer that came back: by whom and why. */
export function Returned({ asked }: { asked: Approval }) {
  const last = asked.words.at(-1)
  return (
    <div className={css.newer} role="status">
      <span>
        {words.returned(asked.answered_by)}
        {last ? <b className={css.why}>{last.text}</b> : null}
      </span>
    </div>
  )
}
