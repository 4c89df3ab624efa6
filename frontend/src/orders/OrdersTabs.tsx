import filters from '../inbox/Filters.module.css'
import tab from '../inbox/StateTabs.module.css'
import { useKeys } from '../keys/useKeys'
import { go, usePlace } from '../nav'
import { orders as words } from '../text/ja.orders'
import css from './Orders.module.css'

const TABS = Object.keys(words.tab)
const ASKED = ['any', 'open'] as const

const toStatus = (status: string) => go({ to: 'orders', filter: { status } })

/** What a shop looks for most, and whether somebody asks about it. */
export function OrdersTabs() {
  const { status, asked } = usePlace().orders
  const turn = (by: number) => {
    const next = TABS[Math.max(0, TABS.indexOf(status)) + by]
    if (next !== undefined) toStatus(next)
  }
  useKeys({ previousTab: () => turn(-1), nextTab: () => turn(1) })
  return (
    <div className={css.tabs}>
      <div className={tab.tabs} role="tablist" aria-label={words.tabs}>
        {TABS.map((t) => (
          <button
            key={t}
            type="button"
            role="tab"
            className={tab.tab}
            aria-selected={t === status}
            onClick={() => toStatus(t)}
          >
            {words.tab[t]}
          </button>
        ))}
      </div>
      {ASKED.map((a) => (
        <button
          key={a}
          type="button"
          className={filters.chip}
          aria-pressed={a === asked}
          onClick={() => go({ to: 'orders', filter: { asked: a === asked ? '' : a } })}
        >
          {words.asked[a]}
        </button>
      ))}
    </div>
  )
}
