import { IconFileUpload, IconScale } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import css from '../books/Books.module.css'
import { MonthSelect } from '../books/MonthSelect'
import { useChosenRow } from '../books/useChosenRow'
import { useEntryWords } from '../host/queries/books'
import { useSettlement } from '../host/queries/settle'
import type { SettlementLine } from '../host/types'
import { useMay } from '../people/rights'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
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
  const may = useMay()
  const channels = useEntryWords().data?.channels ?? []
  const { data, error, isPending, refetch } = useSettlement({ month, channel })
  const lines = data ? pileOf(data, pile) : NONE
  const { list, detail, at, chosen, toList } = useChosenRow(lines, (l) => l.key, shown, setShown)
  // What was judged leaves its pile: the line that takes its place is next.
  const place = useRef(0)
  useEffect(() => {
    if (at >= 0) place.current = at
  }, [at])
  const onDone = () => {
    const next =
      lines.find((l, i) => i >= place.current && l.key !== shown) ?? lines.findLast((l) => l.key !== shown)
    if (pile !== ALL && next) setShown(next.key)
    toList()
  }
  const nothing = data && data.lines.length + data.carried.length === 0
  return (
    <>
      <div className={css.filters}>
        <MonthSelect month={month} onMonth={onMonth} />
        <Choice
          label={words.channel}
          none={words.allChannels}
          of={channels.map((c) => ({ word: c.code, label: c.label }))}
          value={channel}
          onChoose={setChannel}
        />
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
