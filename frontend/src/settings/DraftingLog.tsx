import { Pieces } from '../approval/Pieces'
import { useDraftLog } from '../host/queries/drafting'
import type { DraftLogEntry } from '../host/types'
import { dateTime } from '../text/format'
import { drafting } from '../text/ja.drafting'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './DraftingForm.module.css'
import card from './SettingsScreen.module.css'

const words = drafting.log

/** What machines were asked for, what left the PC, what came, and what people made of it. */
export function DraftingLog() {
  const log = useDraftLog()
  const entries = log.data?.pages.flatMap((p) => p.entries) ?? []
  return (
    <section className={card.card} aria-labelledby="settings-drafting-log">
      <h2 id="settings-drafting-log">{words.title}</h2>
      <p className={card.quiet}>{words.help}</p>
      {log.error ? <ProblemNote error={log.error} /> : null}
      {log.data && entries.length === 0 ? <p className={card.quiet}>{words.none}</p> : null}
      {entries.length > 0 ? (
        <ul className={css.log} aria-label={words.title}>
          {entries.map((e) => (
            <li key={e.number}>
              <details>
                <summary>
                  <span className={css.at}>{dateTime(e.at)}</span>
                  {words.about(e.inquiry_id, e.by)}
                  <span className={css.end}>{words.end(e.state, e.final !== '', e.changed)}</span>
                </summary>
                <Entry e={e} />
              </details>
            </li>
          ))}
        </ul>
      ) : null}
      {log.hasNextPage ? (
        <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </section>
  )
}

function Entry({ e }: { e: DraftLogEntry }) {
  const rows: [string, string][] = [
    [words.model, e.model],
    [words.prompt, e.prompt],
    [words.where, words.place(e.host, e.local)],
    [words.tone, drafting.tones[e.tone] ?? e.tone],
    [words.took, words.seconds(e.took)],
    [words.doubts, words.count(e.doubts)],
  ]
  return (
    <div className={css.entry}>
      <dl className={css.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Part title={words.points} text={e.points.join('\n')} />
      {e.sent ? <Part title={words.sent} text={e.sent} /> : null}
      {e.final ? (
        <section aria-label={words.change}>
          <h3>{words.change}</h3>
          <Pieces change={{ against: 'draft', pieces: e.change }} />
        </section>
      ) : (
        <Part title={words.body} text={e.body} />
      )}
    </div>
  )
}

function Part({ title, text }: { title: string; text: string }) {
  if (!text) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <pre className={css.text}>{text}</pre>
    </section>
  )
}
