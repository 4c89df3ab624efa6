import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useRef } from 'react'
import { useAction } from '../host/queries/actions'
import { useCategories } from '../host/queries/rules'
import type { FAQ, FAQList as List } from '../host/types'
import { OrderButtons } from '../rules/OrderButtons'
import { useOrder } from '../rules/useOrder'
import css from '../templates/TemplateList.module.css'
import { faq as words } from '../text/ja.faq'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { FinishedInput } from '../ui/FinishedInput'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import own from './Faq.module.css'

export type Find = { search: string; category: number }

type Props = {
  list: List
  find: Find
  onFind: (find: Find) => void
  chosen: number
  onChoose: (faq: FAQ) => void
}

/** The entries in the shop's order: found by words and category, moved by keys, buttons and mouse. */
export function FaqList({ list, find, onFind, chosen, onChoose }: Props) {
  const rows = useRef<HTMLUListElement>(null)
  const walk = (e: KeyboardEvent) => {
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
    e.preventDefault()
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = all.findIndex((row) => row.matches(':focus'))
    all[Math.max(0, Math.min(all.length - 1, at + (e.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  }
  const narrowed = find.search !== '' || find.category !== 0
  return (
    <section className={css.pane} aria-label={words.list}>
      <div className={css.search}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <FinishedInput
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={find.search}
          onFinished={(search) => onFind({ ...find, search })}
          onKeyDown={(e) => {
            if (!e.nativeEvent.isComposing) walk(e)
          }}
        />
      </div>
      <CategoryChoice value={find.category} onChange={(category) => onFind({ ...find, category })} />
      <p className={css.count} aria-live="polite">
        {words.found(list.faqs.length, list.total)}
      </p>
      {list.faqs.length === 0 && narrowed ? (
        <Empty icon={<IconSearch size={20} stroke={1.6} />} {...words.emptySearch}>
          <Button onClick={() => onFind({ search: '', category: 0 })}>{words.clear}</Button>
        </Empty>
      ) : (
        <Rows all={list.faqs} chosen={chosen} onChoose={onChoose} box={rows} walk={walk} />
      )}
    </section>
  )
}

function CategoryChoice({ value, onChange }: { value: number; onChange: (category: number) => void }) {
  const categories = useCategories().data?.categories ?? []
  return (
    <label className={css.only}>
      <span className={css.meta}>{words.categories}</span>
      <select className={own.choice} value={value} onChange={(e) => onChange(Number(e.target.value))}>
        <option value={0}>{words.any}</option>
        {categories.map((c) => (
          <option key={c.id} value={c.id}>
            {c.name}
          </option>
        ))}
        <option value={-1}>{words.none}</option>
      </select>
    </label>
  )
}

type RowsProps = {
  all: FAQ[]
  chosen: number
  onChoose: (faq: FAQ) => void
  box: RefObject<HTMLUListElement | null>
  walk: (e: KeyboardEvent) => void
}

function Rows({ all, chosen, onChoose, box, walk }: RowsProps) {
  const moving = useAction('MoveFAQ')
  // A narrowed list knows of each entry where it stands among all.
  const named = all.map((f) => ({ ...f, name: f.question }))
  const order = useOrder(named, (item, at) => {
    const place = all[at]?.place ?? 0
    moving.mutate({ id: item.id, place }, { onSuccess: () => toast(words.moved(item.name, place)) })
  })
  return (
    <>
      {moving.error ? <ProblemNote error={moving.error} close={moving.reset} /> : null}
      <ul ref={box} className={css.rows}>
        {named.map((f, i) => (
          <li key={f.id} className={own.item} {...order.row(f, i)}>
            <button
              type="button"
              data-row
              className={`${css.row} ${f.id === chosen ? css.chosen : ''}`}
              aria-current={f.id === chosen || undefined}
              onKeyDown={walk}
              onClick={() => onChoose(f)}
            >
              <span className={own.question}>{f.question}</span>
              {f.problems.length > 0 ? (
                <span className={css.wrong}>
                  <IconAlertTriangle size={14} stroke={1.6} aria-hidden="true" />
                  {words.check}
                </span>
              ) : null}
              <span className={css.meta}>
                {[f.category || words.none, f.shown ? words.onPage : '', words.uses(f.uses)]
                  .filter(Boolean)
                  .join('・')}
              </span>
            </button>
            <span className={own.order}>
              <OrderButtons
                name={f.question}
                first={i === 0}
                last={i === named.length - 1}
                onBy={(step) => order.by(f, step)}
                onKeyDown={order.arrows(f)}
              />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
