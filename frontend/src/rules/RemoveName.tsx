import { useEffect, useId, useRef, useState } from 'react'
import type { NameRemoval } from '../host/types'
import { names as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Names.module.css'

type Named = { id: number; name: string; uses: number; version: number }

type Props = {
  of: Named
  others: Named[]
  error: unknown
  busy: boolean
  onRemove: (removal: NameRemoval) => void
  onCancel: () => void
}

/** Asks what becomes of the inquiries that have a word before it goes. The focus stands on the safe way. */
export function RemoveName({ of, others, error, busy, onRemove, onCancel }: Props) {
  const group = useId()
  const safe = useRef<HTMLButtonElement>(null)
  const [to, setTo] = useState(0)
  useEffect(() => safe.current?.focus(), [])
  const first = others[0]?.id ?? 0
  return (
    <fieldset
      className={css.ask}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        e.stopPropagation()
        onCancel()
      }}
    >
      <p>{of.uses > 0 ? words.asks(of.name, of.uses) : words.empty(of.name)}</p>
      {of.uses > 0 ? (
        <>
          <label className={css.choice}>
            <input type="radio" name={group} checked={to === 0} onChange={() => setTo(0)} />
            {words.keep}
          </label>
          <span className={css.choice}>
            <label className={css.choice}>
              <input
                type="radio"
                name={group}
                checked={to > 0}
                disabled={first === 0}
                onChange={() => setTo(first)}
              />
              {words.move}
            </label>
            <select
              className={css.select}
              aria-label={words.moveTo}
              value={to || first}
              disabled={first === 0}
              onChange={(e) => setTo(Number(e.target.value))}
            >
              {others.map((o) => (
                <option key={o.id} value={o.id}>
                  {o.name}
                </option>
              ))}
            </select>
          </span>
        </>
      ) : null}
      {error ? <ProblemNote error={error} /> : null}
      <span className={css.buttons}>
        <Button
          kind="stop"
          busy={busy}
          aria-disabled={busy}
          onClick={() => onRemove({ id: of.id, version: of.version, to, keep: to === 0 })}
        >
          {words.remove}
        </Button>
        <Button ref={safe} onClick={onCancel}>
          {words.cancel}
        </Button>
      </span>
    </fieldset>
  )
}
