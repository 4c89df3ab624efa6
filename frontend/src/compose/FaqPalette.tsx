import { IconHelpCircle } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useFaqs } from '../host/queries/knowledge'
import type { FAQ } from '../host/types'
import { ja } from '../text/ja'
import { faq } from '../text/ja.faq'
import { Button } from '../ui/Button'
import { FinishedInput } from '../ui/FinishedInput'
import { KeyCap } from '../ui/KeyCap'
import { Marked } from '../ui/Marked'
import { ProblemNote } from '../ui/ProblemNote'
import css from './TemplatePalette.module.css'

const words = faq.put

type Props = {
  inquiry: number
  onPut: (faq: FAQ, replace: boolean) => Promise<void>
  onTemplate: (template: number) => Promise<void>
  onClose: () => void
}

/** Questions that customers ask again, those of this category first; Enter puts the answer in. */
export function FaqPalette({ inquiry, onPut, onTemplate, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const { data } = useFaqs({ id: inquiry, search: typed, category: 0 })
  const found = data?.faqs ?? []
  const chosen = found[Math.min(at, found.length - 1)]
  useEffect(() => field.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row stays in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const put = (replace: boolean) => {
    setError(null)
    if (chosen) onPut(chosen, replace).catch(setError)
  }
  const hear = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key] ?? 0
    if (step) setAt(Math.min(found.length - 1, Math.max(0, at + step)))
    else if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey) put(e.shiftKey)
    else if (e.key === 'Escape') onClose()
    else return
    e.preventDefault()
  }
  const headOf = (i: number) => {
    const fits = found[i]?.fits
    if (i > 0 && found[i - 1]?.fits === fits) return ''
    return fits ? words.fits : words.others
  }
  return (
    <section className={css.palette} aria-label={words.title}>
      <div className={css.search}>
        <IconHelpCircle size={16} stroke={1.6} aria-hidden="true" />
        <b>{faq.title}</b>
        <span className={css.field}>
          <FinishedInput
            ref={field}
            role="combobox"
            aria-label={words.title}
            aria-expanded="true"
            aria-controls="faqs"
            aria-activedescendant={chosen ? `faq-${chosen.id}` : undefined}
            value={typed}
            onFinished={(text) => {
              setTyped(text)
              setAt(0)
            }}
            onKeyDown={hear}
          />
          <span className={css.hint}>{words.hint}</span>
        </span>
        <KeyCap keyIs="Escape" />
      </div>
      {error ? <ProblemNote error={error} close={() => setError(null)} /> : null}
      <div className={css.body}>
        <div className={css.list} ref={list} id="faqs" role="listbox" aria-label={words.title}>
          {found.map((f, i) => (
            <Row
              key={f.id}
              faq={f}
              find={typed}
              chosen={f === chosen}
              head={headOf(i)}
              onChoose={() => (f === chosen ? put(false) : setAt(i))}
            />
          ))}
          {data && found.length === 0 ? (
            <p className={css.none}>{data.total > 0 ? words.none : words.nothing}</p>
          ) : null}
        </div>
        {chosen ? (
          <div className={css.preview}>
            <h3>{chosen.question}</h3>
            <p className={css.filled}>{chosen.answer}</p>
            {chosen.template ? (
              <Button small onClick={() => void onTemplate(chosen.template_id).catch(setError)}>
                {words.template(chosen.template)}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      <footer className={css.foot}>
        <KeyCap keyIs="ArrowUp" />
        <KeyCap keyIs="ArrowDown" />
        {words.choose}
        <KeyCap keyIs="Enter" />
        {words.put}
        <KeyCap keyIs="Shift+Enter" />
        {words.instead}
        <span className={css.count}>{words.count(found.length, data?.total ?? 0)}</span>
      </footer>
    </section>
  )
}

type RowProps = { faq: FAQ; find: string; chosen: boolean; head: string; onChoose: () => void }

function Row({ faq: f, find, chosen, head, onChoose }: RowProps) {
  return (
    <>
      {head ? (
        <div className={css.group} role="presentation">
          {head}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and chooses by keys */}
      <div
        id={`faq-${f.id}`}
        className={css.row}
        role="option"
        aria-selected={chosen}
        tabIndex={-1}
        onClick={onChoose}
      >
        <span className={css.name}>
          <Marked text={f.question} find={find} />
        </span>
        <span className={css.uses}>{ja.compose.uses(f.uses)}</span>
        <span className={css.brief}>{f.category || faq.none}</span>
      </div>
    </>
  )
}
