import { lazy, Suspense, useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { OutboxItem } from '../host/types'
import { plan as words } from '../text/ja.approval'
import { Button } from '../ui/Button'
import { toast } from '../ui/toast'

const ScheduleDialog = lazy(() => import('./ScheduleDialog').then((m) => ({ default: m.ScheduleDialog })))

/** 時刻を変える: another moment for a reply that waits. */
export function Reschedule({ item }: { item: OutboxItem }) {
  const [open, setOpen] = useState(false)
  const change = useAction('Reschedule')
  const close = () => {
    setOpen(false)
    change.reset()
  }
  const pick = (at: number) =>
    change.mutate(
      { id: item.id, at },
      {
        onSuccess: () => {
          toast(words.changed)
          close()
        },
      },
    )
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {words.change}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <ScheduleDialog error={change.error} onClose={close} onPick={pick} />
        </Suspense>
      ) : null}
    </>
  )
}
