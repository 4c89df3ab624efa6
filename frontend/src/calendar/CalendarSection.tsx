import { useCalendar } from '../host/queries/shop'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { DaysCard } from './DaysCard'
import { PeaksCard } from './PeaksCard'
import { RulesCard } from './RulesCard'
import { UsualCard } from './UsualCard'
import { WeekCard } from './WeekCard'

/** When the shop works and how soon it answers. Every card saves by itself; all open deadlines follow at once. */
export function CalendarSection() {
  const { data, error, isPending, refetch } = useCalendar()
  return (
    <>
      <SlowLine busy={isPending} />
      {error && !data ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {data ? (
        <>
          <RulesCard view={data} />
          <UsualCard key={`${data.usual_hours}${data.thanks_rest}`} view={data} />
          <WeekCard key={JSON.stringify(data.week)} week={data.week} />
          <DaysCard view={data} />
          <PeaksCard view={data} />
        </>
      ) : null}
    </>
  )
}
