import { IconEye, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { Thread } from '../host/types'
import { ja } from '../text/ja'
import { privacy as words } from '../text/ja.start'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { ThreeLines } from '../ui/ThreeLines'
import { toast } from '../ui/toast'
import css from './Banner.module.css'

/** Others than the customer can read this: said before anything is written, with the way to end it. */
export function PublicBanner({ thread }: { thread: Thread }) {
  const [asking, setAsking] = useState(false)
  if (!thread.public) return null
  return (
    <div className={css.banner} role="note">
      <IconEye size={16} stroke={1.8} aria-hidden="true" />
      <span className={css.words}>{words.banner}</span>
      {thread.marks.private ? (
        <Button
          small
          data-make-private
          icon={<IconLock size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => setAsking(true)}
        >
          {words.make}
        </Button>
      ) : null}
      {asking ? <Ask id={thread.inquiry.id} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

/** It is one-way, so it is asked about. */
function Ask({ id, onClose }: { id: number; onClose: () => void }) {
  const { mutate, isPending, error } = useAction('MarkPrivate')
  const done = () => {
    toast(words.done)
    onClose()
  }
  return (
    <ThreeLines
      icon={<IconLock size={18} stroke={1.6} aria-hidden="true" />}
      title={words.title}
      what={words.what}
      safe={words.safe}
      next={words.next}
      labels={words.labels}
      onClose={onClose}
    >
      {error ? <ProblemNote error={error} /> : null}
      <Button data-autofocus onClick={onClose}>
        {ja.cancel}
      </Button>
      <Button kind="main" busy={isPending} onClick={() => mutate({ id }, { onSuccess: done })}>
        {words.make}
      </Button>
    </ThreeLines>
  )
}

/** Brings the person to the banner's button, from a problem that it would end. */
export const askPrivate = () => document.querySelector<HTMLElement>('[data-make-private]')?.click()
