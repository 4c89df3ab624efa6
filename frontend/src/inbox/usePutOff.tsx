import { type ReactNode, useState } from 'react'
import type { Row } from '../host/types'
import { later } from '../later'

const SnoozeDialog = later(() => import('../due/SnoozeDialog').then((m) => m.SnoozeDialog))

const DueDialog = later(() => import('../due/DueDialog').then((m) => m.DueDialog))

type Asked = { row: Row; what: 'snooze' | 'due' }

/** The small dialogs of follow-up and due date; focus goes on as after any other move. */
export function usePutOff(passOn: (row: Row) => void): {
  snooze: (row: Row) => void
  due: (row: Row) => void
  dialog: ReactNode
} {
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return {
    snooze: (row) => setAsked({ row, what: 'snooze' }),
    due: (row) => setAsked({ row, what: 'due' }),
    dialog:
      asked?.what === 'snooze' ? (
        <SnoozeDialog
          ids={[asked.row.id]}
          onClose={close}
          onDone={() => {
            close()
            passOn(asked.row)
          }}
        />
      ) : asked ? (
        <DueDialog row={asked.row} onClose={close} />
      ) : null,
  }
}
