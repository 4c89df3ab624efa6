import { IconCheck, IconLayoutSidebarRight, IconUnlink } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useThread } from '../host/queries/thread'
import type { Fold, View } from '../inbox/view'
import { later } from '../later'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { KeyCap } from '../ui/KeyCap'
import { Splitter } from '../ui/Splitter'
import css from './OrderPane.module.css'

const Parts = later(() => import('./Parts').then((m) => m.Parts))

type Props = { id: number; now: number; view: View; turn: (f: Fold) => void }

/** The order beside the conversation: without a click all that an answer needs. */
export function OrderPane({ id, now, view, turn }: Props) {
  const thread = useThread(id).data
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (view.order) pane.current?.focus()
  }, [view.order])
  return (
    <div className={css.place} data-open={view.order || undefined}>
      <Rail linked={(thread?.orders.length ?? 0) > 0} turn={turn} />
      <aside className={css.pane} ref={pane} data-pane="order" tabIndex={-1} aria-label={ja.order.label}>
        {view.order ? (
          <Button small kind="quiet" className={css.close} onClick={() => turn({ do: 'order' })}>
            {ja.close}
          </Button>
        ) : null}
        {thread ? (
          <Parts
            thread={thread}
            now={now}
            onOpen={() => {
              if (!view.order) turn({ do: 'order' })
            }}
          />
        ) : null}
      </aside>
      <Splitter name="order" side="left" />
    </div>
  )
}

/** What is left of the pane in narrow windows. */
function Rail({ linked, turn }: { linked: boolean; turn: (f: Fold) => void }) {
  const Icon = linked ? IconCheck : IconUnlink
  return (
    <button
      type="button"
      className={css.rail}
      onClick={() => turn({ do: 'order' })}
      aria-label={ja.keys.toOrder}
    >
      <IconLayoutSidebarRight size={18} stroke={1.6} aria-hidden="true" />
      <span className={css.vertical}>{ja.order.rail}</span>
      <KeyCap action="toOrder" />
      <Icon size={16} stroke={1.8} className={linked ? css.linked : undefined} aria-hidden="true" />
    </button>
  )
}
