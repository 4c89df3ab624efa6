import { report as words } from '../text/ja.report'
import css from './Report.module.css'

const t = words.hours
const STEPS = 4

/** Which of a few tones a count has; 0 is none. */
export const toneOf = (n: number, most: number) => (n === 0 ? 0 : Math.max(1, Math.ceil((n / most) * STEPS)))

/** When customers write: a row for each weekday, a column for each hour. */
export function Hours({ hours }: { hours: number[][] }) {
  const most = Math.max(1, ...hours.flat())
  const day = hours.findIndex((row) => row.includes(most))
  const hour = hours[day]?.indexOf(most) ?? 0
  return (
    <section className={css.card} aria-label={t.title}>
      <h2>{t.title}</h2>
      {day >= 0 ? <p className={css.means}>{t.peak(t.days[day] ?? '', hour)}</p> : null}
      <table className={css.hours}>
        <thead>
          <tr>
            <td />
            {hours[0]?.map((_, h) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour.
              <th key={h} scope="col">
                {h % 3 === 0 ? h : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((row, d) => (
            <tr key={t.days[d]}>
              <th scope="row">{t.days[d]}</th>
              {row.map((n, h) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour.
                  key={h}
                  className={css[`tone${toneOf(n, most)}`]}
                  title={n > 0 ? t.cell(t.days[d] ?? '', h, n) : undefined}
                >
                  <span className="for-readers">{n > 0 ? n : ''}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
