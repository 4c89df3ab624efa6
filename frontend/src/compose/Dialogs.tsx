import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { after, useAction } from '../host/queries/actions'
import { keys } from '../host/queries/keys'
import type { OutboxItem, Thread } from '../host/types'
import { clock } from '../text/format'
import { ja } from '../text/ja'
import { DraftConflict } from './DraftConflict'
import { NO_FACTS } from './facts'
import { StoppedDialog } from './StoppedDialog'
import type { useComposer } from './useComposer'

const ConfirmDoubt = lazy(() => import('./ConfirmDoubt').then((m) => ({ default: m.ConfirmDoubt })))

type Props = { thread: Thread; c: ReturnType<typeof useComposer> }

/** What steps between the writer and the sending: a stopped reply, a second draft. */
export function Dialogs({ thread, c }: Props) {
  const { draft, saving, change } = c.kept
  const last = thread.messages.at(-1)
  const what = ja.compose.stopped.what(clock(last?.sent_at ?? 0))
  const held = thread.outbox.find((o) => o.state === 'failed' && o.code === 'stopped')
  return (
    <>
      {c.sending.stopped ? <StoppedDialog what={what} onRead={c.sending.read} onGoOn={c.goOn} /> : null}
      {held ? (
        <HeldBack key={held.id} item={held} what={held.reason || what} newest={thread.newest_id} />
      ) : null}
      {c.doubt ? (
        <Suspense>
          <ConfirmDoubt inquiry={thread.inquiry.id} value={c.doubt} onClose={c.endDoubt} />
        </Suspense>
      ) : null}
      {saving === 'conflict' ? (
        <DraftConflict
          mine={draft}
          onMine={(version) => change({ version })}
          onTheirs={(theirs) => change({ text: theirs.text, files: theirs.files, version: theirs.version })}
        />
      ) : null}
    </>
  )
}

const SHOPS_OWN = -1

/** The program's own last look has stopped a queued reply; its text comes back as a draft. */
function HeldBack({ item, what, newest }: { item: OutboxItem; what: string; newest: number }) {
  const [open, setOpen] = useState(true)
  const client = useQueryClient()
  const takeBack = useAction('TakeBack')
  const send = useAction('Send')
  const back = (then: () => void) => {
    setOpen(false)
    after(takeBack.mutateAsync({ id: item.id }), ({ draft }) => {
      client.setQueryData<Thread>(keys.thread(item.inquiry_id), (t) => (t ? { ...t, draft } : t))
      then()
    })
  }
  const again = () =>
    send.mutate({
      id: item.inquiry_id,
      text: item.text,
      files: item.files,
      facts: NO_FACTS,
      template: 0,
      done: item.done,
      hold: SHOPS_OWN,
      seen_id: newest,
      // Its warnings were decided about before it was queued the first time.
      confirm: false,
      accepted: [],
      at: 0,
      follow: 0,
    })
  if (!open) return null
  return <StoppedDialog what={what} onRead={() => back(() => {})} onGoOn={() => back(again)} />
}
