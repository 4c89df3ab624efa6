import { IconShieldQuestion } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import type { Message } from '../host/types'
import { offerUndo } from '../inbox/undo'
import { care as words } from '../text/ja.care'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './CareBanner.module.css'

/** Why a mail wants care, in a calm voice: the mail itself stays readable below. */
export function CareBanner({ message }: { message: Message }) {
  const { mutate, isPending, error } = useAction('TrustSender')
  const { mutate: setTrust } = useAction('SetTrust')
  const trust = () =>
    mutate(
      { id: message.id },
      {
        onSuccess: ({ address }) => {
          offerUndo({ text: words.trusted, run: () => setTrust({ address, trusted: false }) })
          document.querySelector<HTMLElement>('[data-pane="thread"]')?.focus()
        },
      },
    )
  if (!message.suspicious) return null
  return (
    <div className={css.banner} role="note" aria-label={words.title}>
      <IconShieldQuestion size={16} stroke={1.8} aria-hidden="true" />
      <div className={css.words}>
        <b>{words.title}</b>
        <p>{words.help}</p>
        <ul className={css.list}>
          {message.cues.map((c) => (
            <li key={c.code}>{c.text}</li>
          ))}
        </ul>
        {error ? <ProblemNote error={error} /> : null}
      </div>
      {message.trustable ? (
        <Button small kind="quiet" busy={isPending} onClick={trust}>
          {words.trust}
        </Button>
      ) : null}
    </div>
  )
}
