import { IconAlertTriangle } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import type { Account } from '../host/types'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { ThreeLines } from '../ui/ThreeLines'
import { toast } from '../ui/toast'

const words = pages.accounts.removal

/** Asks before an account goes; Enter and Esc keep it. */
export function RemoveDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const remove = useAction('RemoveAccount')
  const confirm = () =>
    remove.mutate(
      { id: account.id },
      {
        onSuccess: () => {
          toast(words.gone(account.name))
          onClose()
        },
      },
    )
  return (
    <ThreeLines
      icon={<IconAlertTriangle size={16} stroke={1.6} />}
      title={words.title(account.name)}
      what={words.what}
      safe={words.safe}
      next={words.next}
      labels={words.labels}
      onClose={onClose}
    >
      {remove.error ? <ProblemNote error={remove.error} /> : null}
      <Button kind="stop" onClick={confirm} busy={remove.isPending} aria-disabled={remove.isPending}>
        {words.confirm}
      </Button>
      <Button onClick={onClose} data-autofocus>
        {words.keep}
      </Button>
    </ThreeLines>
  )
}
