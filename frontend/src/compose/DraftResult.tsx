import type { DraftRun } from '../host/types'
import { drafting as words } from '../text/ja.drafting'
import { Button } from '../ui/Button'
import css from './DraftHelp.module.css'
import { marksOf, pieces } from './marks'

type Props = { run: DraftRun; onStop: () => void; onPut: (text: string) => void; onAgain: () => void }

/** The draft while it grows and when it has ended, with what nothing bears out. */
export function DraftResult({ run, onStop, onPut, onAgain }: Props) {
  const running = run.state === 'running'
  return (
    <div className={css.form}>
      <p role="status">{running ? words.writing : run.why || words.result}</p>
      {run.text ? (
        <pre className={css.text}>
          {pieces(run.text, marksOf([], run.problems)).map((piece, i) => {
            const place = `${i}`
            return piece.look ? <mark key={place}>{piece.text}</mark> : <span key={place}>{piece.text}</span>
          })}
        </pre>
      ) : null}
      {run.problems.length > 0 ? (
        <>
          <p>{words.doubts(run.problems.length)}</p>
          <ul className={css.list}>
            {run.problems.map((p) => (
              <li key={`${p.start}-${p.text}`}>{p.text}</li>
            ))}
          </ul>
        </>
      ) : null}
      {run.state === 'done' && run.problems.length === 0 ? <p>{words.none}</p> : null}
      <div className={css.buttons}>
        {running ? (
          <Button data-autofocus onClick={onStop}>
            {words.stop}
          </Button>
        ) : (
          <Button onClick={onAgain}>{words.again}</Button>
        )}
        {!running && run.text ? (
          <Button kind="main" data-autofocus onClick={() => onPut(run.text)}>
            {words.put}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
