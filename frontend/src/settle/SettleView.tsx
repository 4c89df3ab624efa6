import { IconFileUpload, IconScale } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import css from '../books/Books.module.css'
import { monthsOf } from '../books/months'
import type { ListHandle } from '../books/RowList'
import { useEntryMonths, useEntryWords } from '../host/queries/books'
import { useSettlement } from '../host/queries/settle'
import type { SettlementLine } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { useMay } from '../people/rights'
import { books } from '../text/ja.books'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { FilesCard } from './FilesCard'
import { LaterTable } from './LaterTable'
import { Piles } from './Piles'
import { ALL, pileOf } from './piles'
import own from './Settle.module.css'
import { SettleList } from './SettleList'
import { SettleOne } from './SettleOne'

const NONE: SettlementLine[] = []

type Props = {
  month: string
  onMonth: (month: string) => void
  onEntry: (id: number, date: string) => void
  onImport: () => void
}

/** A month of entries beside what the malls took off. */
export function SettleView({ month, onMonth, onEntry, onImport }: Props) {
  const [channel, setChannel] = useState('')
  const [pile, setPile] = useState(ALL)
  const [shown, setShown] = useState('')
  const list = useRef<ListHandle>(null)
  const detail = useRef<HTMLElement>(null)
  const may = useMay()
  const months = useEntryMonths().data?.months ?? []
  const channels = useEntryWords().data?.channels ?? []
  const { data, error, isPending, refetch } = useSettlement({ month, channel })
  const lines = data ? pileOf(data, pile) : NONE
  const chosen = lines.find((l) => l.key === shown)
  const step = (by: number) => {
    const at = lines.findIndex((l) => l.key === shown)
    const to = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))]
    if (to) setShown(to.key)
    list.current?.focus()
  }
  useKeys({
    next: () => step(1),
    previous: () => step(-1),
    open: chosen ? () => detail.current?.focus() : undefined,
    back: () => list.current?.focus(),
    toList: () => list.current?.focus(),
  })
  // What was judged leaves its pile: the line that takes its place is next.
  const place = useRef(0)
  const at = lines.findIndex((l) => l.key === shown)
  useEffect(() => {
    if (at >= 0) place.current = at
  }, [at])
  const onDone = () => {
    const next =
      lines.find((l, i) => i >= place.current && l.key !== shown) ?? lines.findLast((l) => l.key !== shown)
    if (pile !== ALL && next) setShown(next.key)
    list.current?.focus()
  }
  const nothing = data && data.lines.length + data.carried.length === 0
  return (
    <>
      <div className={css.filters}>
        <select aria-label={books.month} value={month} onChange={(e) => onMonth(e.target.value)}>
          {monthsOf(months, Date.now()).map((m) => (
            <option key={m} value={m}>
              {books.monthOf(m)}
            </option>
          ))}
        </select>
        <select aria-label={words.channel} value={channel} onChange={(e) => setChannel(e.target.value)}>
          <option value="">{words.allChannels}</option>
          {channels.map((c) => (
            <option key={c.code} value={c.code}>
              {c.label}
            </option>
          ))}
        </select>
        {may('close') ? (
          <Button icon={<IconFileUpload size={16} stroke={1.6} />} onClick={onImport}>
            {words.open}
          </Button>
        ) : null}
      </div>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      <SlowLine busy={isPending} />
      <div className={own.page}>
        {data && !nothing ? <Piles of={data} pile={pile} onPile={setPile} /> : null}
        {data && !nothing && data.files === 0 ? <p className={own.note}>{words.noFilesYet}</p> : null}
        {nothing ? <Empty icon={<IconScale size={20} stroke={1.6} />} {...words.noFiles} /> : null}
        {data && !nothing ? (
          <div className={`${css.columns} ${own.columns}`}>
            <SettleList ref={list} lines={lines} chosen={shown} onChoose={setShown} />
            <section ref={detail} tabIndex={-1} className={css.detail} aria-label={words.one}>
              {chosen ? (
                <SettleOne key={chosen.key} line={chosen} all={data} onEntry={onEntry} onDone={onDone} />
              ) : (
                <Empty icon={<IconScale size={20} stroke={1.6} />} {...words.choose} />
              )}
            </section>
          </div>
        ) : null}
        {data && data.later.length > 0 ? <LaterTable of={data.later} onEntry={onEntry} /> : null}
        <FilesCard />
      </div>
    </>
  )
}
