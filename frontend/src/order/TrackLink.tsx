import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import type { Page } from '../host/types'
import part from './Part.module.css'

/** A carrier's page, opened in the person's own browser: the window asks the program, which builds the address itself. */
export function TrackLink({ page, number, children }: { page: Page; number: string; children: ReactNode }) {
  const inWindow = useMe().data?.window ?? false
  const open = useAction('OpenTracking')
  return (
    <a
      className={part.link}
      href={page.url}
      target="_blank"
      rel="noreferrer"
      onClick={(e) => {
        if (!inWindow) return
        e.preventDefault()
        open.mutate({ carrier: page.carrier, number })
      }}
    >
      {children}
      <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
    </a>
  )
}
