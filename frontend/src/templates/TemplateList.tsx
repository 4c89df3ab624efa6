import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Template } from '../host/types'
import { go, usePlace } from '../nav'
import { count } from '../text/format'
import { pages } from '../text/ja.pages'
import { template as more } from '../text/ja.template'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { FinishedInput } from '../ui/FinishedInput'
import { filterOf, filters, fits, grouped } from './filters'
import { findTemplates } from './match'
import css from './TemplateList.module.css'
import { useWalk } from './useWalk'

const words = pages.templates

type Props = { templates: Template[]; chosen: number; onChoose: (template: Template) => void }

/** All templates with a search over name, reading and body; the arrows go from row to row. */
export function TemplateList({ templates, chosen, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const only = filterOf(usePlace().section)
  const { box, walk } = useWalk<HTMLDivElement>()
  const found = findTemplates(templates, search).filter(fits[only])
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
        <select value={only} onChange={(e) => go({ to: 'texts', part: filterOf(e.target.value) })}>
          {filters.map((f) => (
            <option key={f} value={f}>
              {more.filters[f || 'all']}
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
        <div ref={box} className={css.rows}>
          {grouped(found).map(({ category, rows }) => (
            <section key={category} aria-label={category || words.noCategory}>
              <h2 className={css.group}>
                {category || words.noCategory}
                <span>{count(rows.length)}</span>
              </h2>
              <ul>
                {rows.map((template) => (
                  <li key={template.id}>
                    <Row template={template} chosen={template.id === chosen} onChoose={onChoose} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  )
}

type RowProps = { template: Template; chosen: boolean; onChoose: (template: Template) => void }

function Row({ template, chosen, onChoose }: RowProps) {
  const wrong = template.problems.length + template.texts.reduce((n, x) => n + x.problems.length, 0)
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
        {words.uses(template.uses)}
        {template.review ? `・${more.filters.review}` : ''}
        {template.time === 'early' ? `・${more.early(template.valid_from)}` : ''}
        {template.time === 'over' ? `・${more.over(template.valid_to)}` : ''}
      </span>
    </button>
  )
}
