import { Popover } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMe } from '../host/queries/people'
import { useKeys } from '../keys/useKeys'
import { go, leaveSearch, usePlace } from '../nav'
import { search as words } from '../text/ja.search'
import { Button } from '../ui/Button'
import { HowFar, Stopped } from '../ui/HowFar'
import { isNarrow, ONE_PANE, useMedia, WIDE } from '../ui/narrow'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { useNow } from '../ui/useNow'
import { Beside } from './Beside'
import { Chips } from './Chips'
import { Facets } from './Facets'
import { KeepAsView } from './KeepAsView'
import { monthOf } from './lines'
import { Nothing } from './Nothing'
import { NoWords } from './NoWords'
import { OrderPreview } from './OrderPreview'
import { Preview, VIEW_ORDER } from './Preview'
import { Results } from './Results'
import { remember } from './recent'
import css from './Search.module.css'
import { takeHelm } from './steer'
import { useSearch } from './useSearch'

const toText = (text: string) => go({ to: 'find', text })
const choose = (id: number) => go({ to: 'found', id })

/** One box over everything that was ever said; the box itself lies in the top bar. */
export function SearchScreen() {
  const place = usePlace()
  const now = useNow(60_000)
  const person = useMe().data?.name ?? ''
  const { text, ticks, setTicks, query, first, hits, busy, far, stop, stopped } = useSearch(place.find)
  const wide = useMedia(WIDE)
  const one = useMedia(ONE_PANE)
  // An order that was clicked is shown until another result or another question is.
  const [order, setOrder] = useState(0)
  const shownOrder = first?.orders.orders.find((o) => o.id === order)?.id ?? 0
  const active = hits.find((h) => h.inquiry.id === place.id) ?? hits[0]
  const activeId = active?.inquiry.id ?? 0
  // The order of the shown conversation takes its place until another result or question is.
  const [looked, setLooked] = useState({ order: 0, at: '' })
  const at = `${activeId} ${text}`
  const ownOrder = looked.at === at && !shownOrder ? looked.order : 0
  const backToTalk = () => {
    flushSync(() => setLooked({ order: 0, at: '' }))
    document.getElementById(VIEW_ORDER)?.focus()
  }
  const step = (by: number) => {
    const at = hits.findIndex((h) => h.inquiry.id === activeId)
    const next = hits[Math.min(hits.length - 1, Math.max(0, at + by))]
    setOrder(0)
    if (next) choose(next.inquiry.id)
  }
  const open = (id: number) => {
    if (!id) return
    remember(person, text)
    go({ to: 'hit', id })
  }
  useEffect(() => takeHelm({ step, open: () => open(activeId) }))
  useKeys({
    next: () => step(1),
    previous: () => step(-1),
    open: () => open(activeId),
    back: leaveSearch,
    toList: () => document.querySelector<HTMLElement>('[data-pane="list"] [role="listbox"]')?.focus(),
  })
  const end = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  const facets = <Facets answer={first} ticks={ticks} setTicks={setTicks} />
  const empty = text !== '' && first !== undefined && hits.length === 0 && !busy && !stopped
  return (
    <div className={css.screen} data-wide={wide || undefined} data-one={one || undefined}>
      {wide ? (
        <aside className={css.aside} aria-label={words.narrow}>
          {facets}
        </aside>
      ) : null}
      <section className={css.list} data-pane="list" aria-label={words.results}>
        <SlowLine busy={busy} />
        <HowFar far={far} onStop={stop} />
        {stopped ? <Stopped text={words.stopped} onAgain={() => void query.refetch()} /> : null}
        <div className={css.top}>
          <p className={css.count} role="status">
            {first && text ? (
              <>
                <b>{words.found(first.total)}</b>
                {first.years.length > 0 && !first.total.more && !query.hasNextPage
                  ? ` ${words.since(longMonth(hits.at(-1)?.inquiry.last_at ?? now))}`
                  : null}
              </>
            ) : null}
          </p>
          {first && text && hits.length > 0 ? (
            <KeepAsView key={text} text={text} chips={first.chips} />
          ) : null}
          {wide ? null : (
            <Popover position="bottom-end" withinPortal trapFocus>
              <Popover.Target>
                <Button small icon={<IconFilter size={14} stroke={1.6} aria-hidden="true" />}>
                  {words.narrow}
                </Button>
              </Popover.Target>
              <Popover.Dropdown className={css.drop}>{facets}</Popover.Dropdown>
            </Popover>
          )}
        </div>
        {first && text ? <Chips chips={first.chips} onText={toText} /> : null}
        {first && first.preparing.all > 0 ? (
          <p className={css.problem}>{words.preparing(first.preparing.done, first.preparing.all)}</p>
        ) : null}
        {query.error ? <ProblemNote error={query.error} again={() => void query.refetch()} /> : null}
        {first && text ? <Beside answer={first} order={shownOrder} onOrder={setOrder} /> : null}
        {text === '' ? <NoWords key={person} person={person} onText={toText} /> : null}
        {empty ? (
          <Nothing text={text} answer={first} ticks={ticks} setTicks={setTicks} onText={toText} />
        ) : null}
        {hits.length > 0 ? (
          <Results
            hits={hits}
            months={first?.months ?? []}
            activeId={activeId}
            now={now}
            onChoose={(id) => {
              setOrder(0)
              if (isNarrow()) open(id)
              else choose(id)
            }}
            onOpen={open}
            onEnd={end}
          />
        ) : null}
      </section>
      {one ? null : (
        <section className={css.preview} aria-label={words.preview}>
          {shownOrder > 0 ? <OrderPreview id={shownOrder} onText={toText} /> : null}
          {ownOrder > 0 ? <OrderPreview id={ownOrder} onText={toText} onBack={backToTalk} /> : null}
          {activeId > 0 && !shownOrder && !ownOrder ? (
            <Preview
              key={at}
              id={activeId}
              text={text}
              now={now}
              onOpen={() => open(activeId)}
              onOrder={(order) => setLooked({ order, at })}
            />
          ) : null}
        </section>
      )}
    </div>
  )
}

function longMonth(at: number) {
  const [year = 0, month = 0] = monthOf(at).split('-').map(Number)
  return words.month(year, month)
}
