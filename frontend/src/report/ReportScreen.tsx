import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAccounts } from '../host/queries/accounts'
import { useReport } from '../host/queries/shop'
import type { ShopReport } from '../host/types'
import { go } from '../nav'
import { fullDate, when } from '../text/format'
import { report as words } from '../text/ja.report'
import { Button } from '../ui/Button'
import { HowFar, Stopped } from '../ui/HowFar'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import { Bars } from './Bars'
import { Hours } from './Hours'
import { daysOf, SPANS, type Span } from './period'
import css from './Report.module.css'
import { Tile } from './Tile'
import { Trend } from './Trend'
import { tilesOf } from './tiles'

const MINUTE = 60_000
const slash = (day: string) => day.replaceAll('-', '/')

/** How the shop answers, for a period beside the one before it. */
export function ReportScreen() {
  const now = useNow(MINUTE)
  const [span, setSpan] = useState<Span>('month')
  const [own, setOwn] = useState(() => daysOf('month', Date.now()))
  const [account, setAccount] = useState(0)
  const days = span === 'own' ? own : daysOf(span, now)
  const { query: report, far, stopped, stop } = useReport({ ...days, account })
  const accounts = useAccounts().data?.accounts ?? []
  const data = report.data
  return (
    <>
      <PageHead
        title={words.title}
        lead={data ? words.lead(slash(data.from), slash(data.to), data.days) : ''}
      >
        <SegmentedControl
          aria-label={words.periods.label}
          value={span}
          onChange={(v) => setSpan(SPANS.find((s) => s === v) ?? 'month')}
          data={SPANS.map((s) => ({ value: s, label: words.periods[s] }))}
        />
        <NativeSelect
          aria-label={words.account}
          value={account}
          onChange={(e) => setAccount(Number(e.currentTarget.value))}
          data={[
            { value: '0', label: words.allAccounts },
            ...accounts.map((a) => ({ value: String(a.id), label: a.name })),
          ]}
        />
      </PageHead>
      <div className={css.page}>
        {span === 'own' ? <OwnDays days={own} onChange={setOwn} /> : null}
        {report.error ? <ProblemNote error={report.error} again={() => void report.refetch()} /> : null}
        <HowFar far={far} onStop={stop} />
        {stopped ? <Stopped text={words.stopped} onAgain={() => void report.refetch()} /> : null}
        {data ? <Body report={data} now={now} /> : null}
      </div>
    </>
  )
}

type Days = { from: string; to: string }

function OwnDays({ days, onChange }: { days: Days; onChange: (d: Days) => void }) {
  return (
    <p className={css.own}>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {words[end]}
          <input
            type="date"
            className={css.day}
            value={days[end]}
            onChange={(e) => e.currentTarget.value && onChange({ ...days, [end]: e.currentTarget.value })}
          />
        </label>
      ))}
    </p>
  )
}

function Body({ report, now }: { report: ShopReport; now: number }) {
  return (
    <>
      {report.pending.map((p) => (
        <p key={p.account} className={css.pending} role="status">
          {words.pending(p.account)}
        </p>
      ))}
      <ul className={css.tiles}>
        {tilesOf(report.now, report.before).map((t) => (
          <Tile key={t.name} {...t} />
        ))}
      </ul>
      <div className={css.columns}>
        <div className={css.column}>
          <Trend weeks={report.weeks} />
          <Hours hours={report.hours} />
          <Stock report={report} now={now} />
        </div>
        <div className={css.column}>
          <Bars title={words.topics.title} shares={report.topics} unsaid={words.topics.unsaid} />
          <Bars title={words.accounts.title} shares={report.accounts} />
        </div>
      </div>
    </>
  )
}

function Stock({ report, now }: { report: ShopReport; now: number }) {
  const t = words.stock
  return (
    <section className={css.card} aria-label={t.title}>
      <h2>{t.title}</h2>
      <p>
        {t.open(report.open)}
        {report.late > 0 ? <span className={css.late}>（{t.late(report.late)}）</span> : null}
      </p>
      {report.oldest_open ? (
        <p>{t.oldest(when(report.oldest_open, now) || fullDate(report.oldest_open))}</p>
      ) : null}
      <p className={css.means}>{t.all(report.inquiries, report.orders)}</p>
      <div>
        <Button small onClick={() => go({ to: 'screen', screen: 'inbox' })}>
          {t.show}
        </Button>
      </div>
    </section>
  )
}
