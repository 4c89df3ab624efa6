import type { ReportShare } from '../host/types'
import { count } from '../text/format'
import { report as words } from '../text/ja.report'
import css from './Report.module.css'

type Props = { title: string; shares: ReportShare[]; unsaid?: string }

/** How many came under each word; the mark in a bar is the period before. */
export function Bars({ title, shares, unsaid = '' }: Props) {
  const most = Math.max(1, ...shares.flatMap((s) => [s.n, s.before]))
  const share = (n: number) => `${(n / most) * 100}%`
  return (
    <section className={css.card} aria-label={title}>
      <h2>{title}</h2>
      {shares.length === 0 ? <p className={css.means}>{words.topics.none}</p> : null}
      {shares.length > 0 ? (
        <p className={css.legend}>
          <span className={css.nowSign} />
          {words.topics.now}
          <span className={css.beforeSign} />
          {words.topics.before}
        </p>
      ) : null}
      <ul className={css.bars}>
        {shares.map((s) => (
          <li key={s.name}>
            <span className={css.word}>{s.name || unsaid}</span>
            <span className={css.number}>
              {count(s.n)}
              <span className="for-readers">{`${words.topics.before} ${count(s.before)}`}</span>
            </span>
            <span className={css.track} aria-hidden="true">
              <span className={css.fill} style={{ width: share(s.n) }} />
              <span className={css.before} style={{ left: share(s.before) }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
