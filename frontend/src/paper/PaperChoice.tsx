import { Radio } from '@mantine/core'
import { useState } from 'react'
import type { Evidence } from '../host/types'
import { useMay } from '../people/rights'
import { size } from '../text/format'
import { paper as words } from '../text/ja.paper'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './PaperPlace.module.css'
import { type PaperRun, usePaper } from './usePaper'

/** For whom, and in which way. */
export function PaperChoice({ ids }: { ids: readonly number[] }) {
  const [outside, setOutside] = useState(false)
  const run = usePaper(ids, outside)
  const may = useMay()
  return (
    <div className={css.body}>
      <p className={css.note}>{words.of(ids.length)}</p>
      <Radio.Group
        label={words.for}
        value={outside ? 'outside' : 'inside'}
        onChange={(v) => setOutside(v === 'outside')}
      >
        <div className={css.choices}>
          <Radio
            data-autofocus
            value="inside"
            label={words.inside}
            description={words.insideHelp}
            disabled={run.running}
          />
          <Radio
            value="outside"
            label={words.outside}
            description={words.outsideHelp}
            disabled={run.running}
          />
        </div>
      </Radio.Group>
      {ids.length === 1 ? (
        <div className={css.way}>
          <Button kind="main" onClick={run.pdf}>
            {run.inWindow ? words.pdfSave : words.pdf}
          </Button>
          <p className={css.note}>{words.pdfHelp}</p>
        </div>
      ) : null}
      {may('evidence') ? (
        <div className={css.way}>
          {run.running ? <Running run={run} /> : <Button onClick={run.collect}>{words.evidence}</Button>}
          <p className={css.note}>{words.evidenceHelp}</p>
        </div>
      ) : (
        <p className={css.note}>{words.evidenceOwner}</p>
      )}
      <div role="status">{run.state && !run.running ? <Ended state={run.state} run={run} /> : null}</div>
      {run.error ? <ProblemNote error={run.error} /> : null}
      <p className={css.note}>{words.history}</p>
    </div>
  )
}

function Running({ run }: { run: PaperRun }) {
  const { parts, parts_done } = run.state ?? { parts: 0, parts_done: 0 }
  return (
    <div className={css.running}>
      <progress aria-label={words.running} value={parts > 0 ? parts_done / parts : undefined} max={1} />
      <span className={css.note}>{parts > 0 ? words.progress(parts_done, parts) : words.running}</span>
      <Button small kind="stop" busy={run.stopping} onClick={run.stop}>
        {words.stop}
      </Button>
    </div>
  )
}

function Ended({ state, run }: { state: Evidence; run: PaperRun }) {
  if (state.problem) return <p className={css.problem}>{state.problem}</p>
  if (!state.token) return null
  return (
    <div className={css.ended}>
      <p>{words.done(state.name, size(state.size))}</p>
      {state.missing > 0 ? <p className={css.missing}>{words.missing(state.missing)}</p> : null}
      <Button small onClick={() => run.save(state)}>
        {run.inWindow ? words.saveFirst : words.save}
      </Button>
    </div>
  )
}
