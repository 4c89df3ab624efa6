import { useState } from 'react'
import { AskForm } from '../compose/AskForm'
import type { Row } from '../host/types'
import { list } from '../text/ja.list'
import { ProblemNote } from '../ui/ProblemNote'
import { sharedAsks } from './asked'
import css from './Batch.module.css'
import { BatchFoot } from './BatchFoot'
import { BatchOne } from './BatchOne'
import { BatchRow } from './BatchRow'
import { BatchSent } from './BatchSent'
import { type Made, useBatch } from './useBatch'

const words = list.batch

type Props = {
  rows: readonly Row[]
  template: number
  onOther: () => void
  onLeft: (ids: number[]) => void
  onClose: () => void
  onHold: (held: boolean) => void
}

const NONE = { ids: [], at: 0 }

/** Every text with its own facts and what speaks against it; only what is ticked goes out. */
export function BatchTable({ rows, template, onOther, onLeft, onClose, onHold }: Props) {
  const batch = useBatch(rows, template)
  const [turned, setTurned] = useState<readonly number[]>([])
  // In the order of the table when it was opened: what is mended meanwhile keeps its place.
  const [open, setOpen] = useState<{ ids: readonly number[]; at: number }>(NONE)
  const [later, setLater] = useState(false)
  const { parts, sent, made } = batch
  const goes = (p: Made) => p.sendable && p.clean !== turned.includes(p.inquiry.id)
  const going = parts.filter(goes)
  if (sent) {
    const gone = [...sent.ids, ...sent.asked]
    const left = parts.map((p) => p.inquiry.id).filter((id) => !gone.includes(id))
    const close = () => {
      onLeft(left)
      onClose()
    }
    return <BatchSent batch={batch} all={going.length} left={left.length} onClose={close} />
  }
  const show = (next: typeof open) => {
    setOpen(next)
    onHold(next !== NONE)
  }
  const { ids, at } = open
  const one = parts.find((p) => p.inquiry.id === ids[at])
  if (one)
    return (
      <BatchOne
        key={one.inquiry.id}
        part={one}
        template={template}
        at={at}
        all={ids.length}
        onChange={(over) => batch.update(one.inquiry.id, over)}
        onMove={(step) => show({ ids, at: at + step })}
        onBack={() => show(NONE)}
      />
    )
  const turn = (id: number) =>
    setTurned(turned.includes(id) ? turned.filter((t) => t !== id) : [...turned, id])
  const sendable = parts.filter((p) => p.sendable)
  const blocked = parts.filter((p) => !p.sendable)
  const order = [...sendable, ...blocked].map((p) => p.inquiry.id)
  const clean = parts.filter((p) => p.clean).length
  const asks = made && !later ? sharedAsks(parts) : []
  const row = (p: Made) => (
    <BatchRow
      key={p.inquiry.id}
      part={p}
      goes={goes(p)}
      onTurn={() => turn(p.inquiry.id)}
      onRecords={(records) => batch.update(p.inquiry.id, { facts: { ...p.facts, records } })}
      onOpen={() => show({ ids: order, at: order.indexOf(p.inquiry.id) })}
    />
  )
  return (
    <div className={css.batch}>
      {batch.error ? <ProblemNote error={batch.error} /> : null}
      <p role="status">
        {made
          ? words.summary(clean, parts.length - clean - blocked.length, blocked.length)
          : words.making(parts.length, batch.all)}
      </p>
      {asks.length > 0 ? (
        <div className={css.asks}>
          <p className={css.help}>{words.shared}</p>
          <AskForm asks={asks} onAnswer={batch.fill} onClose={() => setLater(true)} />
        </div>
      ) : null}
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
          <tbody>{sendable.map(row)}</tbody>
          {blocked.length > 0 ? (
            <tbody>
              <tr>
                <th colSpan={4} scope="rowgroup" className={css.left}>
                  {words.leftOut(blocked.length)}
                </th>
              </tr>
              {blocked.map(row)}
            </tbody>
          ) : null}
        </table>
      </div>
      <p className={css.help}>{made && going.length === 0 ? words.nothing : words.read}</p>
      <BatchFoot
        going={going}
        made={made}
        onOther={onOther}
        onRun={(leave) => void batch.run(going, leave)}
        onHold={onHold}
      />
    </div>
  )
}
