import { IconBook2 } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useManualsFor } from '../host/queries/knowledge'
import type { ManualList } from '../host/types'
import { useKeys } from '../keys/useKeys'
import part from '../order/Part.module.css'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { manual as words } from '../text/ja.manualpart'
import { Button } from '../ui/Button'

// Read when it is wanted; that there is one is known at once.
const ManualPages = lazy(() => import('./ManualPages').then((m) => ({ default: m.ManualPages })))

type Props = { inquiry: number; onOpen: () => void }

/** The instructions for this kind of question (手順書), one press away. */
export function ManualPart({ inquiry, onOpen }: Props) {
  const list = useManualsFor(inquiry).data
  const mayWrite = useMay()('templates')
  if (!list || (list.manuals.length === 0 && !(mayWrite && list.category > 0))) return null
  return <Fold key={inquiry} list={list} onOpen={onOpen} />
}

function Fold({ list, onOpen }: { list: ManualList; onOpen: () => void }) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLElement>(null)
  const turn = () => {
    if (!open) onOpen()
    setOpen(!open)
  }
  useKeys({ manual: turn })
  // Behind the pane's own focus when it was folded away.
  useEffect(() => {
    if (!open) return
    const frame = requestAnimationFrame(() => box.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [open])
  const first = list.manuals[0]
  const label = !first ? words.write : first.category > 0 ? words.of(first.title) : words.common
  return (
    <section ref={box} className={part.box} aria-label={words.title} tabIndex={-1}>
      <div className={part.line}>
        <Button
          kind="link"
          icon={<IconBook2 size={16} stroke={1.6} aria-hidden="true" />}
          action="manual"
          aria-expanded={open}
          onClick={turn}
        >
          {label}
        </Button>
      </div>
      {open ? (
        <Suspense fallback={<p className={part.soft}>{ja.loading}</p>}>
          <ManualPages list={list} />
        </Suspense>
      ) : null}
    </section>
  )
}
