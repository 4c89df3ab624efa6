import { IconPencil } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useDraftHelp } from '../host/queries/drafting'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'

// Off in most shops: nobody loads what they do not use.
const DraftDialog = lazy(() => import('./DraftDialog').then((m) => ({ default: m.DraftDialog })))

type Props = { inquiry: number; onPut: (text: string) => void }

/** The button that asks a machine for a draft; it stands only where the owner has switched that on. */
export function DraftHelpButton({ inquiry, onPut }: Props) {
  const help = useDraftHelp(inquiry).data
  const [open, setOpen] = useState(false)
  // Closing by mistake loses nothing; another inquiry begins with none.
  const [points, setPoints] = useState({ inquiry, text: '' })
  if (!help?.on) return null
  return (
    <>
      <Button
        small
        icon={<IconPencil size={16} stroke={1.6} aria-hidden="true" />}
        aria-disabled={help.why !== ''}
        title={help.why || undefined}
        onClick={() => setOpen(help.why === '')}
      >
        {ja.compose.askDraft}
      </Button>
      {open ? (
        <Suspense>
          <DraftDialog
            help={help}
            points={points.inquiry === inquiry ? points.text : ''}
            onPoints={(text) => setPoints({ inquiry, text })}
            onClose={() => setOpen(false)}
            onPut={(text) => {
              setOpen(false)
              onPut(text)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
