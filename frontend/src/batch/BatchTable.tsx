import { useState } from 'react'
import type { BatchPart, Row } from '../host/types'
import { list } from '../text/ja.list'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Batch.module.css'
import { BatchRow } from './BatchRow'
import { BatchSent } from './BatchSent'
import { useBatch } from './useBatch'

const words = list.batch

type Props = {
  rows: readonly Row[]
  template: number
  onOther: () => void
  onLeft: (ids: number[]) => void
  onClose: () => void
}

/** Every text with its own facts and what speaks against it; only what is ticked goes out. */
export function BatchTable({ rows, template, onOther, onLeft, onClose }: Props) {
  const batch = useBatch(rows, template)
  const [turned, setTurned] = useState<readonly number[]>([])
  const [done, setDone] = useState(false)
  const { parts, sent } = batch
  const goes = (p: BatchPart) => p.sendable && p.clean !== turned.includes(p.inquiry.id)
  const going = parts.filter(goes)
  if (sent) {
    const left = parts.map((p) => p.inquiry.id).filter((id) => !sent.ids.includes(id))
    const close = () => {
      onLeft(left)
      onClose()
    }
    return <BatchSent batch={batch} all={going.length} left={left.length} onClose={close} />
  }
  const blocked = parts.filter((p) => !p.sendable).length
  const clean = parts.filter((p) => p.clean).length
  const turn = (id: number) =>
    setTurned(turned.includes(id) ? turned.filter((t) => t !== id) : [...turned, id])
  return (
    <div className={css.batch}>
      {batch.error ? <ProblemNote error={batch.error} /> : null}
      <p role="status">
        {batch.made
          ? words.summary(clean, parts.length - clean - blocked, blocked)
          : words.making(parts.length, batch.all)}
      </p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{words.columns.send}</th>
              <th>{words.columns.who}</th>
              <th>{words.columns.text}</th>
              <th>{words.columns.problems}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((p) => (
              <BatchRow key={p.inquiry.id} part={p} goes={goes(p)} onTurn={() => turn(p.inquiry.id)} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.help}>{batch.made && going.length === 0 ? words.nothing : words.read}</p>
      <div className={css.foot}>
        <label className={css.done}>
          <input type="checkbox" checked={done} onChange={(e) => setDone(e.target.checked)} />
          {words.done}
        </label>
        <Button onClick={onOther}>{words.other}</Button>
        <Button
          kind={batch.made && going.length > 0 ? 'main' : 'plain'}
          disabled={!batch.made || going.length === 0}
          onClick={() => void batch.run(going, done)}
        >
          {words.send(going.length)}
        </Button>
      </div>
    </div>
  )
}
