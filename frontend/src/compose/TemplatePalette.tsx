import { IconFileText } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useComposed, useTemplates } from '../host/queries/compose'
import type { Composed, Start, Template } from '../host/types'
import { ja } from '../text/ja'
import { FinishedInput } from '../ui/FinishedInput'
import { KeyCap } from '../ui/KeyCap'
import { matches } from './matches'
import css from './TemplatePalette.module.css'
import { TemplatePreview } from './TemplatePreview'
import { TemplateRow } from './TemplateRow'

type Props = {
  inquiry: number
  /** The templates that fit, the best first: they stand before the others. */
  suggested?: readonly number[]
  /** A first text, which has no inquiry yet. */
  start?: Start
  onPut: (composed: Composed, template: Template, replace: boolean) => void
  onClose: () => void
}

const NONE: readonly number[] = []

/** Before a word is typed nothing matches anything: the list is all there is. */
function headOf(byName: boolean, typed: string) {
  if (!typed.trim()) return ja.compose.allTemplates
  return byName ? ja.compose.fitting : ja.compose.alsoMatching
}

/** Type-ahead over name, reading and body; Enter puts it in, Shift Enter replaces the text. */
export function TemplatePalette({ inquiry, suggested = NONE, start, onPut, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const all = useTemplates(inquiry).data?.templates ?? []
  const found = matches(all, typed, suggested)
  const chosen = found[Math.min(at, found.length - 1)]?.template
  const composed = useComposed(inquiry, chosen?.id ?? 0, start)
  useEffect(() => field.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row stays in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const ready = composed.isPlaceholderData ? undefined : composed.data
  // Enter may come before the text has been filled in: it is carried out when it has.
  const [wish, setWish] = useState<{ id: number; replace: boolean } | null>(null)
  useEffect(() => {
    if (!wish || !ready || chosen?.id !== wish.id) return
    setWish(null)
    onPut(ready, chosen, wish.replace)
  }, [wish, ready, chosen, onPut])
  const put = (replace: boolean) => {
    if (chosen) setWish({ id: chosen.id, replace })
  }
  const hear = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key] ?? 0
    if (step) setAt(Math.min(found.length - 1, Math.max(0, at + step)))
    else if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey) put(e.shiftKey)
    else if (e.key === 'Escape') onClose()
    else return
    e.preventDefault()
  }
  return (
    <section className={css.palette} aria-label={ja.compose.templates}>
      <div className={css.search}>
        <IconFileText size={16} stroke={1.6} aria-hidden="true" />
        <b>{ja.compose.templates}</b>
        <span className={css.field}>
          <FinishedInput
            ref={field}
            role="combobox"
            aria-label={ja.compose.templates}
            aria-expanded="true"
            aria-controls="templates"
            aria-activedescendant={chosen ? `template-${chosen.id}` : undefined}
            value={typed}
            onFinished={(text) => {
              setTyped(text)
              setAt(0)
            }}
            onKeyDown={hear}
          />
          <span className={css.hint}>{ja.compose.templateHint}</span>
        </span>
        <KeyCap keyIs="Escape" />
      </div>
      <div className={css.body}>
        <div className={css.list} ref={list} id="templates" role="listbox" aria-label={ja.compose.templates}>
          {found.map(({ template, byName }, i) => (
            <TemplateRow
              key={template.id}
              template={template}
              find={typed}
              suggested={template.id === suggested[0]}
              chosen={template === chosen}
              head={i === 0 || found[i - 1]?.byName !== byName ? headOf(byName, typed) : ''}
              onChoose={() => (template === chosen ? put(false) : setAt(i))}
            />
          ))}
          {found.length === 0 ? <p className={css.none}>{ja.compose.noTemplate(typed)}</p> : null}
        </div>
        {chosen ? <TemplatePreview template={chosen} composed={composed.data} /> : null}
      </div>
      <footer className={css.foot}>
        <KeyCap keyIs="ArrowUp" />
        <KeyCap keyIs="ArrowDown" />
        {ja.compose.choose}
        <KeyCap keyIs="Enter" />
        {ja.compose.put}
        <KeyCap keyIs="Shift+Enter" />
        {ja.compose.putInstead}
        <span className={css.count}>{ja.compose.ofTemplates(all.length, found.length)}</span>
      </footer>
    </section>
  )
}
