import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { MarkedText } from '../compose/MarkedText'
import type { Problem, Snippet, Variable } from '../host/types'
import { pages } from '../text/ja.pages'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './BodyField.module.css'
import { marksIn } from './marks'
import { useSuggestions } from './useSuggestions'

const words = pages.templates
const LIST = 'template-suggestions'

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  value: string
  variables: Variable[]
  snippets: Snippet[]
  label?: string
  help?: string
  /** What is wrong with this text, at its place. */
  problems: readonly Problem[]
  onChange: (text: string) => void
}

/** The text of a template; 「{」 opens the names that may stand there. */
export function BodyField({
  field,
  value,
  variables,
  snippets,
  label = words.body,
  help = words.bodyHelp,
  problems,
  onChange,
}: Props) {
  const converting = useRef(false)
  const { fitting, shown, at, look, close, take, onKeyDown } = useSuggestions(field, variables, snippets)
  const said = { id: 'template-body', help, required: label === words.body }
  const open = shown !== null && fitting.length > 0
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) list.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const lookIfDone = () => {
    if (!converting.current) look()
  }
  const marks = useMemo(() => marksIn(value, problems), [value, problems])
  return (
    <FieldBox {...said} label={label}>
      <div className={css.place}>
        <MarkedText
          {...controlProps(said)}
          ref={field}
          value={value}
          marks={marks}
          aria-invalid={problems.some((p) => !p.warn) || undefined}
          aria-autocomplete="list"
          aria-controls={open ? LIST : undefined}
          aria-activedescendant={open ? `${LIST}-${at}` : undefined}
          onChange={(e) => {
            onChange(e.target.value)
            lookIfDone()
          }}
          onCompositionStart={() => {
            converting.current = true
          }}
          onCompositionEnd={() => {
            converting.current = false
            look()
          }}
          onKeyDown={onKeyDown}
          onClick={lookIfDone}
          onBlur={close}
        />
        {open ? (
          <div
            id={LIST}
            ref={list}
            role="listbox"
            aria-label={words.suggestions}
            className={css.list}
            style={{ left: shown.left, top: shown.top }}
          >
            {fitting.map((offer, i) => (
              <div
                key={offer.name}
                id={`${LIST}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === at}
                className={css.option}
                // The pointer must not take the caret out of the text.
                onMouseDown={(e) => {
                  e.preventDefault()
                  take(offer)
                }}
              >
                <span className={css.name}>{offer.name}</span>
                <span className={css.help}>{offer.help}</span>
                <span className={css.source}>{offer.source}</span>
              </div>
            ))}
          </div>
        ) : null}
      </div>
    </FieldBox>
  )
}
