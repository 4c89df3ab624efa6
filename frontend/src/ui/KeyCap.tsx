import { type Action, capsOf, entryOf, firstKey } from '../keys/keymap'
import { useAnswers, useTyping } from '../keys/useKeys'
import css from './KeyCap.module.css'

/** The key of an action, shown only while it works. */
export function KeyCap({ action, keyIs }: { action?: Action; keyIs?: string }) {
  const typing = useTyping()
  const answered = useAnswers(action)
  const key = keyIs ?? (action ? firstKey(action) : '')
  if (!key || (action && !answered) || (typing && action && entryOf(action)?.scope === 'desk')) return null
  return (
    <span className={css.caps} aria-hidden="true">
      {key.split(' ').map((k) => (
        <kbd key={k} className={css.cap}>
          {capsOf(k)}
        </kbd>
      ))}
    </span>
  )
}
