import { IconBook2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useManuals } from '../host/queries/knowledge'
import type { Manual } from '../host/types'
import list from '../templates/TemplateList.module.css'
import screen from '../templates/TemplatesScreen.module.css'
import { TextTabs } from '../templates/TextTabs'
import { useWalk } from '../templates/useWalk'
import { dateTime } from '../text/format'
import { manual as words } from '../text/ja.faq'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { takeCategory } from './begin'
import css from './Manual.module.css'
import { ManualEditor } from './ManualEditor'

type Opened = { category: number; round: number }

/** The shop's instructions: one page for each category, and one for all. */
export function ManualScreen() {
  const { data, error, refetch } = useManuals()
  const [opened, setOpened] = useState<Opened | null>(() => {
    const category = takeCategory()
    return category === null ? null : { category, round: 0 }
  })
  const open = (category: number) => setOpened((old) => ({ category, round: (old?.round ?? 0) + 1 }))
  const pages = data?.manuals ?? []
  const page = pages.find((m) => m.category === opened?.category)
  const stored = async (category: number) =>
    (await refetch()).data?.manuals.find((m) => m.category === category)
  return (
    <div className={screen.screen}>
      <PageHead title={words.title} lead={words.lead} before={<TextTabs />} />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {data ? (
        <div className={css.columns}>
          <Pages pages={pages} chosen={page?.category ?? -1} onChoose={open} />
          {opened && page ? (
            <ManualEditor key={opened.round} start={page} fetchStored={stored} onReload={open} />
          ) : (
            <Empty icon={<IconBook2 size={20} stroke={1.6} />} {...words.choose} />
          )}
        </div>
      ) : null}
    </div>
  )
}

type PagesProps = { pages: Manual[]; chosen: number; onChoose: (category: number) => void }

function Pages({ pages, chosen, onChoose }: PagesProps) {
  const { box, walk } = useWalk<HTMLUListElement>()
  return (
    <section className={list.pane} aria-label={words.list} onKeyDown={walk}>
      <ul ref={box} className={list.rows}>
        {pages.map((m) => (
          <li key={m.category}>
            <button
              type="button"
              className={`${list.row} ${m.category === chosen ? list.chosen : ''}`}
              aria-current={m.category === chosen || undefined}
              onClick={() => onChoose(m.category)}
            >
              <span className={list.name}>{m.title}</span>
              <span className={list.meta}>
                {m.body ? words.changed(dateTime(m.changed_at), m.by) : words.unwritten}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
