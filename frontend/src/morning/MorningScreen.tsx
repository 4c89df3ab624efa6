import { IconPrinter } from '@tabler/icons-react'
import { useMorning } from '../host/queries/inbox'
import type { Morning } from '../host/types'
import { dateTime, longDay } from '../text/format'
import { morning as words } from '../text/ja.due'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { hoursOf } from './days'
import css from './Morning.module.css'
import { MorningGroup } from './MorningGroup'
import { MorningSide } from './MorningSide'

/** The sheet for the start of the day: what is owed, by whom, and what the day is. It prints as one page. */
export function MorningScreen() {
  const sheet = useMorning()
  const data = sheet.data
  return (
    <>
      <SlowLine busy={sheet.isPending} />
      <PageHead title={words.title} lead={data ? words.lead(longDay(data.at), hoursOf(data.days[0])) : ''}>
        <Button
          kind="main"
          icon={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
      </PageHead>
      {sheet.error && !data ? <ProblemNote error={sheet.error} again={() => void sheet.refetch()} /> : null}
      {data ? <Sheet data={data} /> : null}
    </>
  )
}

function Sheet({ data }: { data: Morning }) {
  const { pressing } = data
  return (
    <div className={css.sheet}>
      <div className={css.main}>
        <MorningGroup level="late" rows={data.late} many={pressing.late} now={data.at} />
        <MorningGroup level="today" rows={data.today} many={pressing.today} now={data.at} />
        <MorningGroup level="soon" rows={data.soon} many={pressing.soon} now={data.at} />
        <MorningGroup level="back" rows={data.back} many={data.back.length} now={data.at} />
        <p className={css.made}>{words.made(dateTime(data.at))}</p>
      </div>
      <MorningSide data={data} />
    </div>
  )
}
