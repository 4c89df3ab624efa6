import { useEffect, useRef } from 'react'
import type { Rule } from '../host/types'
import { useKeys } from '../keys/useKeys'
import css from '../settings/SettingsScreen.module.css'
import { rules as words } from '../text/ja.rules'
import { Button } from '../ui/Button'

/** The way back of a rule that was just taken away; it comes back switched off. */
export function Removed({ rule, onBack }: { rule: Rule | null; onBack: (rule: Rule) => void }) {
  const button = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone with its rule; here the focus finds the way back.
  useEffect(() => {
    if (rule) button.current?.focus()
  }, [rule])
  useKeys({ undo: () => rule && onBack(rule) }, rule !== null)
  return (
    <div role="status">
      {rule ? (
        <p className={css.removed}>
          <span className={css.address}>{words.removed(rule.name)}</span>
          <Button small ref={button} action="undo" onClick={() => onBack(rule)}>
            {words.back}
          </Button>
        </p>
      ) : null}
    </div>
  )
}
