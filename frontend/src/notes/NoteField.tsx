import {
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useStaff } from '../host/queries/people'
import { isImeKey } from '../keys/ime'
import { notes as words } from '../text/ja.order'
import { asked, matching, put } from './mention'
import css from './NoteField.module.css'

type Props = {
  label: string
  value: string
  onChange: (text: string) => void
  rows?: number
  ref?: Ref<{ focus: () => void }>
}

/** A text of ours in which @ calls a colleague; names are offered for finished words only. */
export function NoteField({ label, value, onChange, rows = 3, ref }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const staff = useStaff().data?.staff ?? []
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const caret = useRef<number | null>(null)
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), [])
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const found = typed === null ? [] : matching(staff, typed)
  const look = () => {
    const f = field.current
    setTyped(f ? asked(f.value, f.selectionStart) : null)
    setAt(0)
  }
  const choose = (name: string) => {
    const f = field.current
    if (!f) return
    const next = put(f.value, f.selectionStart, name)
    caret.current = next.caret
    setTyped(null)
    onChange(next.text)
    f.focus()
  }
  const hear = (e: KeyboardEvent) => {
    if (found.length === 0 || isImeKey(e.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (step) setAt((at + step + found.length) % found.length)
    else if (e.key === 'Enter' || e.key === 'Tab') choose(found[at]?.name ?? '')
    else if (e.key === 'Escape') setTyped(null)
    else return
    e.preventDefault()
    e.stopPropagation()
  }
  return (
    <div className={css.place}>
      <textarea
        ref={field}
        className={css.field}
        rows={rows}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? list : undefined}
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        value={value}
        onChange={(e) => {
          onChange(e.target.value)
          if (!(e.nativeEvent instanceof InputEvent && e.nativeEvent.isComposing)) look()
        }}
        onCompositionEnd={look}
        onKeyDown={hear}
        onBlur={() => setTyped(null)}
      />
      {found.length > 0 ? (
        <div className={css.people} id={list} role="listbox" aria-label={words.people}>
          {found.map((s, i) => (
            <div
              key={s.id}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className={css.person}
              // The field keeps the focus and the caret.
              onMouseDown={(e) => {
                e.preventDefault()
                choose(s.name)
              }}
            >
              <b>{s.name}</b>
              <span>{s.kana}</span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
