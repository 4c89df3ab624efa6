import type { MonthPoint, MonthSheet } from '../host/types'
import { count } from '../text/format'
import { books } from '../text/ja.books'
import { month as words } from '../text/ja.month'
import css from './Books.module.css'
import look from './Month.module.css'

const WIDTH = 780
const HEIGHT = 132
const HEAD = 14
const FOOT = 32

const PLOTS = ['refunds', 'postage', 'amends'] as const
type Plot = (typeof PLOTS)[number]

/** A year, each kind of outlay by itself: bars with their numbers, and the same as a table. */
export function MonthPlots({ of }: { of: MonthSheet }) {
  return (
    <section className={css.card} aria-label={words.year}>
      <h2>{words.year}</h2>
      {PLOTS.map((plot) => (
        <div key={plot}>
          <h3 className={look.plotName}>{words.plots[plot]}</h3>
          <Bars of={of} plot={plot} />
        </div>
      ))}
      <details className={look.values}>
        <summary>{words.values}</summary>
        <Values of={of.series} />
      </details>
    </section>
  )
}

/** The year stands where one begins. */
const label = (month: string, i: number) => {
  const n = Number(month.slice(5))
  return i === 0 || n === 1 ? `${month.slice(2, 4)}年${n}月` : `${n}月`
}

function Bars({ of, plot }: { of: MonthSheet; plot: Plot }) {
  const values = of.series.map((p) => p[plot])
  const most = Math.max(0, ...values)
  const least = Math.min(0, ...values)
  const scale = (HEIGHT - HEAD - FOOT) / Math.max(1, most - least)
  const zero = HEAD + most * scale
  const each = WIDTH / values.length
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={look.plot}
      role="img"
      aria-label={words.plot(words.plots[plot])}
    >
      {of.series.map((p, i) => {
        const value = p[plot]
        const tall = Math.abs(value) * scale
        const top = value < 0 ? zero : zero - tall
        const middle = (i + 0.5) * each
        return (
          <g key={p.month}>
            <rect
              x={i * each + each * 0.2}
              y={top}
              width={each * 0.6}
              height={tall}
              className={p.month === of.month ? look.barNow : look.bar}
            />
            <text
              x={middle}
              y={value < 0 ? top + tall + 11 : top - 4}
              textAnchor="middle"
              className={look.number}
            >
              {count(value)}
            </text>
            <text x={middle} y={HEIGHT - 4} textAnchor="middle" className={look.tick}>
              {label(p.month, i)}
            </text>
          </g>
        )
      })}
      <line x1={0} x2={WIDTH} y1={zero} y2={zero} className={look.zero} />
    </svg>
  )
}

function Values({ of }: { of: readonly MonthPoint[] }) {
  return (
    <table className={look.table} aria-label={words.year}>
      <thead>
        <tr>
          <th scope="col">{words.month}</th>
          {PLOTS.map((plot) => (
            <th key={plot} scope="col">
              {words.plots[plot]}
            </th>
          ))}
          <th scope="col">{words.receiptsHead}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((p) => (
          <tr key={p.month}>
            <th scope="row">{books.monthOf(p.month)}</th>
            {PLOTS.map((plot) => (
              <td key={plot}>{count(p[plot])}</td>
            ))}
            <td>{count(p.receipts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
