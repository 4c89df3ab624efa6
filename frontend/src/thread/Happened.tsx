import { dateTime } from '../text/format'
import css from './Messages.module.css'
import type { Told } from './timeline'

/** What happened between two messages, one quiet line each. */
export function Happened({ events }: { events: Told[] }) {
  return events.map((e) => (
    <p key={`${e.at} ${e.text}`} className={css.happened}>
      <time dateTime={new Date(e.at).toISOString()}>{dateTime(e.at)}</time>
      {e.text}
    </p>
  ))
}
