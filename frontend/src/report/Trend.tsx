import type { ReportWeek } from '../host/types'
import { count } from '../text/format'
import { report as words } from '../text/ja.report'
import css from './Report.module.css'

const WIDTH = 720
const HEIGHT = 240
const LEFT = 40
const FOOT = 24
const HOUR = 60

const t = words.trend
const dayText = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

/** A round number of hours above every value, so that the scale is readable. */
export function topOf(weeks: readonly ReportWeek[]) {
  const most = Math.max(1, ...weeks.map((w) => w.slow / HOUR))
  return [2, 4, 8, 12, 24, 48, 96, 192, 384].find((n) => n >= most) ?? Math.ceil(most / 24) * 24
}

/** The time to the first answer, week by week: a full line and a dotted one with square marks. */
export function Trend({ weeks }: { weeks: ReportWeek[] }) {
  const measured = weeks.filter((w) => w.answered > 0)
  return (
    <section className={css.card} aria-label={t.title}>
      <h2>
        {t.title}
        <span className={css.aside}>{t.unit}</span>
      </h2>
      {measured.length === 0 ? <p className={css.means}>{t.none}</p> : <Plot weeks={weeks} />}
      <details className={css.values}>
        <summary>{t.table}</summary>
        <WeekTable weeks={weeks} />
      </details>
    </section>
  )
}

function Plot({ weeks }: { weeks: ReportWeek[] }) {
  const top = topOf(weeks)
  const x = (i: number) => LEFT + ((WIDTH - LEFT - 16) * (i + 0.5)) / weeks.length
  const y = (minutes: number) => 8 + (HEIGHT - FOOT - 8) * (1 - minutes / HOUR / top)
  const at = weeks.map((w, i) => ({ ...w, i })).filter((w) => w.answered > 0)
  const path = (of: 'median' | 'slow') => at.map((w) => `${x(w.i)},${y(w[of])}`).join(' ')
  return (
    <>
      <p className={css.legend} aria-hidden="true">
        <span className={css.medianSign} />
        {t.median}
        <span className={css.slowSign} />
        {t.slow}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={css.plot} role="img" aria-label={t.title}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line
              x1={LEFT}
              x2={WIDTH - 16}
              y1={y(part * top * HOUR)}
              y2={y(part * top * HOUR)}
              className={css.grid}
            />
            <text x={LEFT - 8} y={y(part * top * HOUR) + 4} className={css.tick} textAnchor="end">
              {part * top}
            </text>
          </g>
        ))}
        {weeks.map((w, i) => (
          <text key={w.to} x={x(i)} y={HEIGHT - 6} className={css.tick} textAnchor="middle">
            {dayText(w.to)}
          </text>
        ))}
        <polyline points={path('slow')} className={css.slow} />
        <polyline points={path('median')} className={css.median} />
        {at.map((w) => (
          <g key={w.to}>
            <rect x={x(w.i) - 3} y={y(w.slow) - 3} width={6} height={6} className={css.slowMark} />
            <circle cx={x(w.i)} cy={y(w.median)} r={3.5} className={css.medianMark} />
          </g>
        ))}
      </svg>
    </>
  )
}

function WeekTable({ weeks }: { weeks: ReportWeek[] }) {
  const time = (w: ReportWeek, minutes: number) => (w.answered > 0 ? words.lasted(minutes) : words.none)
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t.week}</th>
          <th scope="col">{t.came}</th>
          <th scope="col">{t.median}</th>
          <th scope="col">{t.slow}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((w) => (
          <tr key={w.to}>
            <th scope="row">{dayText(w.to)}</th>
            <td>{count(w.came)}</td>
            <td>{time(w, w.median)}</td>
            <td>{time(w, w.slow)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
