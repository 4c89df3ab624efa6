import { Popover } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { NO_FILTER } from '../filter'
import { go, usePlace } from '../nav'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { chipsOf } from './chips'
import { FilterPanel } from './FilterPanel'
import panel from './FilterPanel.module.css'
import css from './ListBar.module.css'
import { useChoices } from './useChoices'
import { ViewMenu } from './ViewMenu'

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true }

/** Above the list: which saved list it is, and what it is narrowed to. */
export function ListBar() {
  const { filter } = usePlace()
  const [open, setOpen] = useState(false)
  const chips = chipsOf(filter, useChoices())
  return (
    <div className={css.bar}>
      <div className={css.row}>
        <ViewMenu />
        <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus shadow="md">
          <Popover.Target>
            <Button
              small
              kind="quiet"
              icon={<IconFilter {...icon} />}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {words.filters(chips.length)}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p={0} className={panel.drop} aria-label={words.filter}>
            <FilterPanel />
          </Popover.Dropdown>
        </Popover>
      </div>
      {chips.length > 0 ? (
        <ul className={css.chips} aria-label={words.filter} title={words.countsOf}>
          {chips.map((c) => (
            <li key={c.key}>
              <button
                type="button"
                className={css.chip}
                aria-label={words.clear(c.label)}
                onClick={() => go({ to: 'filter', filter: c.without })}
              >
                <span className={css.word}>{c.label}</span>
                <IconX {...icon} />
              </button>
            </li>
          ))}
          <li>
            <Button kind="link" onClick={() => go({ to: 'filter', filter: NO_FILTER })}>
              {words.clearAll}
            </Button>
          </li>
        </ul>
      ) : null}
    </div>
  )
}
