import { IconHistory } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useKeys } from '../keys/useKeys'
import part from '../order/Part.module.css'
import { reference as words } from '../text/ja.reference'
import { Button } from '../ui/Button'

// Read when it is wanted: most answers need no look back.
const PastList = lazy(() => import('./PastList').then((m) => ({ default: m.PastList })))

/** 「過去の回答」 beside an inquiry, closed until it is asked for. */
export function PastPart({ inquiry, onOpen }: { inquiry: number; onOpen: () => void }) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLElement>(null)
  const turn = () => {
    if (!open) onOpen()
    setOpen(!open)
  }
  useKeys({ reference: turn })
  useEffect(() => {
    if (open) box.current?.focus()
  }, [open])
  return (
    <section ref={box} className={part.box} aria-label={words.label} tabIndex={-1}>
      <div className={part.line}>
        <Button
          kind="link"
          icon={<IconHistory size={16} stroke={1.6} aria-hidden="true" />}
          action="reference"
          aria-expanded={open}
          onClick={turn}
        >
          {words.label}
        </Button>
      </div>
      {open ? (
        <Suspense fallback={<p className={part.soft}>{words.looking}</p>}>
          <PastList inquiry={inquiry} />
        </Suspense>
      ) : null}
    </section>
  )
}
