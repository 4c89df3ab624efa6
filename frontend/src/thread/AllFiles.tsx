import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { allFilesUrl } from '../host/addresses'
import { call } from '../host/api'
import { useMe } from '../host/queries/people'
import type { File } from '../host/types'
import { paper, preview as words } from '../text/ja.paper'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './Attachments.module.css'

/** Saves all attachments of a message as one file; those that can do harm stay behind. */
export function AllFiles({ message, files }: { message: number; files: File[] }) {
  const inWindow = useMe().data?.window ?? false
  const [error, setError] = useState<unknown>(null)
  const stored = files.filter((f) => f.state === 'stored')
  const risky = stored.filter((f) => f.danger.length > 0).length
  const count = stored.length - risky
  if (count < 2) return null
  const save = () => {
    if (!inWindow) {
      const link = document.createElement('a')
      link.href = allFilesUrl(message)
      link.download = ''
      return link.click()
    }
    void call('SaveFiles', { id: message }).then(
      (done) => (done.saved ? toast(paper.saved) : undefined),
      setError,
    )
  }
  return (
    <li className={css.all}>
      <Button
        small
        kind="quiet"
        icon={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
        onClick={save}
      >
        {risky > 0 ? words.allBut(count, risky) : words.all(count)}
      </Button>
      {error ? <ProblemNote error={error} /> : null}
    </li>
  )
}
