import { useRef } from 'react'
import { useAction } from '../host/queries/actions'
import type { Account, SearchPreparing } from '../host/types'
import { past as words } from '../text/ja.past'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Past.module.css'

type State = 'reading' | 'paused' | 'ended'

const isState = (state: string): state is State =>
  state === 'reading' || state === 'paused' || state === 'ended'

/** How far the mails of before have been read, and whether they go on; nothing once none is left. */
export function Past({ account }: { account: Account }) {
  const change = useAction('SetPast')
  const first = useRef<HTMLButtonElement>(null)
  const { progress_done: done, progress_all: all, past } = account
  if (all === 0 || !isState(past.state)) return null
  const state = past.state
  const want = (wanted: State) => change.mutate({ id: account.id, state: wanted })
  // The way back stands where the caret goes.
  const end = () => {
    first.current?.focus()
    want('ended')
  }
  const go = state === 'reading' ? words.pause : state === 'paused' ? words.resume : words.more
  const rest = state === 'reading' ? words.left(past.minutes) : ''
  return (
    <section className={css.past} aria-label={words.title[state]}>
      <Bar
        label={words.title[state]}
        value={done / all}
        text={rest ? `${words.of(done, all)}・${rest}` : words.of(done, all)}
      />
      <p className={css.text}>{words[state](past.reached_at)}</p>
      <div className={css.acts}>
        <Button ref={first} small onClick={() => want(state === 'reading' ? 'paused' : 'reading')}>
          {go}
        </Button>
        {state === 'ended' ? null : (
          <Button small onClick={end}>
            {words.end}
          </Button>
        )}
      </div>
      {change.error ? <ProblemNote error={change.error} /> : null}
    </section>
  )
}

/** How far what came is ready to be searched; nothing once it is. */
export function SearchReady({ search }: { search: SearchPreparing }) {
  if (search.all === 0) return null
  return (
    <section className={css.past} aria-label={words.search.title}>
      <Bar
        label={words.search.title}
        value={search.done / search.all}
        text={words.of(search.done, search.all)}
      />
      <p className={css.text}>{words.search.text}</p>
    </section>
  )
}

/** A bar with its figures; without a share it only says that something goes on. */
export function Bar({ label, value, text }: { label: string; value?: number; text: string }) {
  return (
    <div className={css.bars}>
      <span>
        {label} <span className={css.figures}>{text}</span>
      </span>
      <progress
        className={css.bar}
        aria-label={label}
        max={1}
        value={value === undefined ? value : Math.min(1, value)}
      />
    </div>
  )
}
