import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useStarters } from '../host/queries/compose'
import { useKeys } from '../keys/useKeys'
import { later } from '../later'
import { usePlace } from '../nav'
import { useMay } from '../people/rights'
import { start as words } from '../text/ja.start'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { closeStart, openStart, useOpenStart } from './open'

const StartTarget = later(() => import('./StartTarget').then((m) => m.StartTarget))

const StartForm = later(() => import('./StartForm').then((m) => m.StartForm))

/** The place of the form for writing first; it stands over every screen. */
export function StartPlace() {
  const open = useOpenStart()
  const { screen, id, order } = usePlace()
  const [held, setHeld] = useState(false)
  const start = () =>
    openStart({ inquiry: screen === 'inbox' ? id : 0, order: screen === 'orders' ? order : 0 })
  useKeys({ start }, useMay()('send'))
  const query = useStarters(open)
  if (!open) return null
  const nobody = !open.order && !open.inquiry && !open.to
  return (
    <Modal opened onClose={closeStart} closeOnEscape={!held} title={words.title} size={720}>
      {nobody ? <StartTarget onChoose={(order) => openStart({ order })} /> : null}
      <SlowLine busy={!nobody && query.isPending} />
      {query.error ? <ProblemNote error={query.error} again={() => void query.refetch()} /> : null}
      {!nobody && query.data ? (
        <StartForm key={`${open.order}-${open.inquiry}-${open.to}`} from={query.data} onHold={setHeld} />
      ) : null}
    </Modal>
  )
}
