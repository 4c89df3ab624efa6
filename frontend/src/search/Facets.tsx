import type { SearchAnswer } from '../host/types'
import { count } from '../text/format'
import { search as words } from '../text/ja.search'
import css from './Facets.module.css'
import type { Ticks } from './useSearch'

type Props = { answer: SearchAnswer | undefined; ticks: Ticks; setTicks: (t: Ticks) => void }

/** What the results divide into: by year, kind of place and connection. */
export function Facets({ answer, ticks, setTicks }: Props) {
  return (
    <div className={css.facets}>
      {answer && answer.counted.count > 0 ? (
        <>
          <Years answer={answer} ticks={ticks} setTicks={setTicks} />
          <Boxes
            title={words.kind}
            all={answer.kinds.map((k) => ({
              key: k.kind,
              name: words.kinds[k.kind] ?? k.kind,
              many: k.count,
            }))}
            ticked={ticks.kinds}
            onTick={(kinds) => setTicks({ ...ticks, kinds })}
          />
          <Boxes
            title={words.account}
            all={answer.accounts.map((a) => ({
              key: a.id,
              name: a.name || words.goneAccount,
              many: a.count,
            }))}
            ticked={ticks.accounts}
            onTick={(accounts) => setTicks({ ...ticks, accounts })}
          />
          {answer.counted.more ? <p className={css.note}>{words.counted(answer.counted.count)}</p> : null}
        </>
      ) : null}
      <section>
        <h2 className={css.title}>{words.how}</h2>
        {words.examples.map((line) => (
          <p key={line} className={css.example}>
            {line}
          </p>
        ))}
      </section>
    </div>
  )
}

function Years({ answer, ticks, setTicks }: Props & { answer: SearchAnswer }) {
  const most = Math.max(1, ...answer.years.map((y) => y.count))
  return (
    <section>
      <h2 className={css.title}>{words.year}</h2>
      {answer.years.map((y) => (
        <button
          key={y.year}
          type="button"
          className={css.year}
          aria-pressed={ticks.year === y.year}
          onClick={() => setTicks({ ...ticks, year: ticks.year === y.year ? 0 : y.year })}
        >
          <span>{y.year}</span>
          <span className={css.track} aria-hidden="true">
            <span className={css.bar} style={{ width: `${(100 * y.count) / most}%` }} />
          </span>
          <span className={css.many}>{count(y.count)}</span>
        </button>
      ))}
    </section>
  )
}

type Box<K> = { key: K; name: string; many: number }
type BoxesProps<K> = { title: string; all: Box<K>[]; ticked: K[]; onTick: (keys: K[]) => void }

/** Nothing ticked away means everything: so the list is empty then. */
function Boxes<K extends string | number>({ title, all, ticked, onTick }: BoxesProps<K>) {
  const on = (key: K) => ticked.length === 0 || ticked.includes(key)
  const turn = (key: K) => {
    const next = all.map((b) => b.key).filter((k) => (k === key ? !on(k) : on(k)))
    onTick(next.length === all.length ? [] : next)
  }
  const left = all.filter((b) => on(b.key)).length
  return (
    <section>
      <h2 className={css.title}>{title}</h2>
      {all.map((b) => (
        <label key={b.key} className={css.box}>
          <input
            type="checkbox"
            checked={on(b.key)}
            // The last one stays: nothing ticked would find nothing.
            disabled={on(b.key) && left === 1}
            onChange={() => turn(b.key)}
          />
          <span className={css.name} title={b.name}>
            {b.name}
          </span>
          <span className={css.many}>{count(b.many)}</span>
        </label>
      ))}
    </section>
  )
}
