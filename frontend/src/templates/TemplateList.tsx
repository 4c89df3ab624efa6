import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Template } from '../host/types'
import { pages } from '../text/ja.pages'
import { template as more } from '../text/ja.template'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { FinishedInput } from '../ui/FinishedInput'
import { findTemplates } from './match'
import css from './TemplateList.module.css'

const words = pages.templates

const filters = ['all', 'review', 'out', 'unused', 'wrong'] as const
type Filter = (typeof filters)[number]
const filterOf = (word: string): Filter => filters.find((f) => f === word) ?? 'all'

const fits: Record<Filter, (t: Template) => boolean> = {
  all: () => true,
  review: (t) => t.review,
  out: (t) => t.time !== '',
  unused: (t) => t.uses === 0,
  wrong: (t) => t.problems.length > 0 || t.texts.some((x) => x.problems.length > 0),
}

type Props = { templates: Template[]; chosen: number; onChoose: (template: Template) => void }

/** All templates with a search over name, reading and body; the arrows go from row to row. */
export function TemplateList({ templates, chosen, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const [only, setOnly] = useState<Filter>('all')
  const found = findTemplates(templates, search).filter(fits[only])
  const walk = (e: KeyboardEvent) => {
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
    e.preventDefault()
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    rows[Math.max(0, Math.min(rows.length - 1, at + (e.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  }
  return (
    <section className={css.pane} aria-label={words.list} onKeyDown={walk}>
      <div className={css.search}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <FinishedInput
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onFinished={setSearch}
        />
      </div>
      <label className={css.only}>
        <span className={css.meta}>{more.filters.label}</span>
        <select value={only} onChange={(e) => setOnly(filterOf(e.target.value))}>
          {filters.map((f) => (
            <option key={f} value={f}>
              {more.filters[f]}
            </option>
          ))}
        </select>
      </label>
      <p className={css.count} aria-live="polite">
        {words.found(found.length, templates.length)}
      </p>
      {found.length === 0 && search ? (
        <Empty icon={<IconSearch size={20} stroke={1.6} />} {...words.emptySearch(search)}>
          <Button onClick={() => setSearch('')}>{words.clear}</Button>
        </Empty>
      ) : (
        <ul ref={list} className={css.rows}>
          {found.map((template) => (
            <li key={template.id}>
              <Row template={template} chosen={template.id === chosen} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type RowProps = { template: Template; chosen: boolean; onChoose: (template: Template) => void }

function Row({ template, chosen, onChoose }: RowProps) {
  const wrong = template.problems.length
  return (
    <button
      type="button"
      className={`${css.row} ${chosen ? css.chosen : ''}`}
      aria-current={chosen || undefined}
      onClick={() => onChoose(template)}
    >
      <span className={css.name}>{template.name || words.untitled}</span>
      {wrong > 0 ? (
        <span className={css.wrong}>
          <IconAlertTriangle size={14} stroke={1.6} aria-hidden="true" />
          {words.warnings(wrong)}
        </span>
      ) : null}
      <span className={css.meta}>
        {template.category || words.noCategory}・{words.uses(template.uses)}
        {template.review ? `・${more.filters.review}` : ''}
        {template.time === 'early' ? `・${more.early(template.valid_from)}` : ''}
        {template.time === 'over' ? `・${more.over(template.valid_to)}` : ''}
      </span>
    </button>
  )
}
