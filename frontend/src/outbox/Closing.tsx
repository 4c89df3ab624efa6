import { IconClock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { call } from '../host/api'
import { useOutbox } from '../host/queries/compose'
import { closing as words } from '../text/ja.closing'
import { Button } from '../ui/Button'
import { ThreeLines } from '../ui/ThreeLines'

const HOLDING = ['queued', 'sending']

/** Asks before the window closes over a reply that could still be taken back. */
export function Closing() {
  const [waiting, setWaiting] = useState(0)
  useEffect(() => window.runtime?.EventsOn<number>('closing', setWaiting), [])
  useBrowserAsk()
  const answer = (sure: boolean) => {
    setWaiting(0)
    void call('CloseWindow', { sure })
  }
  if (waiting === 0) return null
  return (
    <ThreeLines
      icon={<IconClock size={18} stroke={1.8} aria-hidden="true" />}
      title={words.title(waiting)}
      what={words.what(waiting)}
      safe={words.safe}
      next={words.next}
      labels={words.labels}
      onClose={() => answer(false)}
    >
      <Button kind="stop" onClick={() => answer(true)}>
        {words.close}
      </Button>
      <Button data-autofocus onClick={() => answer(false)}>
        {words.stay}
      </Button>
    </ThreeLines>
  )
}

/** In a browser the sending goes on without the page, but the way back is gone: its own question is asked. */
function useBrowserAsk() {
  const held = (useOutbox(HOLDING).data?.outbox ?? []).some((o) => o.state === 'queued')
  useEffect(() => {
    if (!held || window.runtime) return
    const ask = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [held])
}
