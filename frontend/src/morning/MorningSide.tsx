import type { Morning } from '../host/types'
import { go } from '../nav'
import { count, span } from '../text/format'
import { ja } from '../text/ja'
import { due, morning as words } from '../text/ja.due'
import { Button } from '../ui/Button'
import { dayText, hoursOf } from './days'
import css from './Morning.module.css'

/** As many as fit on the page that is printed; the list has them all. */
const REVIEWS = 5

/** Beside the list: who waits longest, yesterday in numbers, keys that end, the days ahead. */
export function MorningSide({ data }: { data: Morning }) {
  const { oldest } = data.pressing
  const numbers = [
    [words.received, data.received],
    [words.sent, data.sent],
    [words.completed, data.completed],
    [words.thanks, data.thanks],
  ] as const
  return (
    <aside className={css.side}>
      {oldest.id ? (
        <section className={css.card}>
          <h2>{due.oldest}</h2>
          <p>
            <b>{due.ago(span(Math.max(0, data.at - oldest.since)))}</b>{' '}
            <Button kind="link" onClick={() => go({ to: 'inquiry', id: oldest.id })}>
              {oldest.customer ? ja.inbox.honorific(oldest.customer) : oldest.subject}
            </Button>
          </p>
        </section>
      ) : null}
      <section className={css.card}>
        <h2>{words.numbers(dayText(data.since))}</h2>
        <dl className={css.numbers}>
          {numbers.map(([name, n]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count(n)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {data.keys.length > 0 ? (
        <section className={css.card}>
          <h2>{words.keys}</h2>
          <ul className={css.lines}>
            {data.keys.map((k) => (
              <li key={`${k.account} ${k.label}`} data-level={k.level}>
                {words.key(k.name, k.label, k.days_left)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {data.reviews.length > 0 ? (
        <section className={css.card}>
          <h2>
            <Button kind="link" onClick={() => go({ to: 'texts', part: 'review' })}>
              {words.reviews(data.reviews.length)}
            </Button>
          </h2>
          <ul className={css.lines}>
            {data.reviews.slice(0, REVIEWS).map((t) => (
              <li key={t.id} title={dayText(t.review_on)}>
                {words.review(t.name, t.owner)}
              </li>
            ))}
          </ul>
          {data.reviews.length > REVIEWS ? <p>{words.more(data.reviews.length - REVIEWS)}</p> : null}
        </section>
      ) : null}
      <section className={css.card}>
        <h2>{words.days}</h2>
        <ul className={css.lines}>
          {data.days.map((d) => (
            <li key={d.day} className={css.day} data-closed={!d.open || undefined}>
              <span>{dayText(d.day)}</span>
              <span>{hoursOf(d)}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}
