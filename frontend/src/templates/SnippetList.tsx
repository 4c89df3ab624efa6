import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Snippet } from '../host/types'
import { pages } from '../text/ja.pages'
import { snippets as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { FinishedInput } from '../ui/FinishedInput'
import { fold } from './match'
import css from './TemplateList.module.css'
import { useWalk } from './useWalk'

type Props = { snippets: Snippet[]; chosen: number; onChoose: (snippet: Snippet) => void }

const holds = (s: Snippet, search: string) => {
  const text = fold([s.name, s.reading, s.body].join('\n'))
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** All shared texts with a search over name, reading and text; the arrows go from row to row. */
export function SnippetList({ snippets, chosen, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const { box, walk } = useWalk<HTMLUListElement>()
  const found = snippets.filter((s) => holds(s, search))
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
      <p className={css.count} aria-live="polite">
        {pages.templates.found(found.length, snippets.length)}
      </p>
      {found.length === 0 && search ? (
        <Empty icon={<IconSearch size={20} stroke={1.6} />} {...pages.templates.emptySearch(search)}>
          <Button onClick={() => setSearch('')}>{pages.templates.clear}</Button>
        </Empty>
      ) : (
        <ul ref={box} className={css.rows}>
          {found.map((snippet) => (
            <li key={snippet.id}>
              <button
                type="button"
                className={`${css.row} ${snippet.id === chosen ? css.chosen : ''}`}
                aria-current={snippet.id === chosen || undefined}
                onClick={() => onChoose(snippet)}
              >
                <span className={css.name}>{snippet.name}</span>
                {snippet.problems.length > 0 ? (
                  <span className={css.wrong}>
                    <IconAlertTriangle size={14} stroke={1.6} aria-hidden="true" />
                    {pages.templates.warnings(snippet.problems.length)}
                  </span>
                ) : null}
                <span className={css.meta}>{words.uses(snippet.used_by.length)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
