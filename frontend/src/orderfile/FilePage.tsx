import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useEffect } from 'react'
import { useKeys } from '../keys/useKeys'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import css from './OrderFile.module.css'

type Props = {
  title: string
  lead: string
  /** On the way back. */
  back: string
  onClose: () => void
  /** A file is being looked at: Escape throws nothing away. */
  busy: boolean
  /** What has the focus at first. */
  first?: RefObject<HTMLElement | null>
  children: ReactNode
}

/** The page of a file that is taken in: its title, the way back, and the cards below. */
export function FilePage({ title, lead, back, onClose, busy, first, children }: Props) {
  useEffect(() => {
    document.querySelector('main')?.scrollTo(0, 0)
    first?.current?.focus()
  }, [first])
  useKeys({ back: onClose }, !busy)
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        before={
          <Button kind="link" icon={<IconArrowLeft size={14} stroke={1.6} />} onClick={onClose}>
            {back}
          </Button>
        }
      />
      <div className={css.page}>{children}</div>
    </>
  )
}
