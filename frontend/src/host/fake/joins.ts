// Splits, merges and what is chosen for a sender of the pretend shop: noted, not carried out.
import type { Answers, Method } from '../methods'
import { type Desk, mustRow } from './desk'
import { messagesOf } from './messages'
import { planOf, storageOf } from './storage'
import { addWay, tookBack } from './undo'

export function joins(desk: Desk) {
  const join = (kind: string, kept: number, other: number) => {
    const made = { id: desk.nextId++, kind, kept, other, at: desk.now, by: '高橋' }
    desk.joins = [made, ...desk.joins]
    addWay(desk, kind, { row: mustRow(desk, kept) }, () => drop(made.id))
    return made
  }
  const drop = (id: number) => {
    desk.joins = desk.joins.filter((j) => j.id !== id)
  }
  return {
    SplitInquiry: ({ id }) => join('split', id, desk.nextId++),
    MergeInquiries: ({ keep, other }) => join('merge', keep, other),
    UndoJoin: ({ id }) => {
      const undone = desk.joins.find((j) => j.id === id)
      drop(id)
      tookBack(desk, undone?.kind ?? '')
      return undone ?? { id, kind: '', kept: 0, other: 0, at: 0, by: '' }
    },
    SetCharset: ({ id, charset }) => {
      if (charset) desk.oldPhones.add(id)
      else desk.oldPhones.delete(id)
      return {}
    },
    TrustSender: ({ id }) => {
      const sender = messagesOf(mustRow(desk, 3), desk.now).find((m) => m.id === id)
      const address = sender?.address ?? ''
      desk.trusted.add(address)
      return { address }
    },
    Storage: () => storageOf(),
    Retention: () => desk.retention,
    SetRetention: ({ months }) => {
      desk.retention = { ...desk.retention, months }
      return {}
    },
    RetentionPreview: ({ months }) => planOf(months),
    Senders: () => ({ senders: [...desk.trusted].sort().map((address) => ({ address })) }),
    SetTrust: ({ address, trusted }) => {
      if (trusted) desk.trusted.add(address)
      else desk.trusted.delete(address)
      return {}
    },
  } satisfies Partial<Answers<Method>>
}
