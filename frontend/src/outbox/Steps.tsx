import { Reschedule } from '../approval/Reschedule'
import { after, useAction } from '../host/queries/actions'
import type { OutboxItem, TakenBack } from '../host/types'
import { go } from '../nav'
import { writeAgain } from '../start/writeAgain'
import { absent } from '../text/ja.absent'
import { held } from '../text/ja.held'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { sentence } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { isAbsent } from './absence'
import { isHeld } from './groups'
import css from './ItemCard.module.css'
import { useSendAgain } from './useSendAgain'

const words = pages.outbox

/** The buttons that fit how an answer stands. */
export function Steps({ item }: { item: OutboxItem }) {
  const takeBack = useAction('TakeBack')
  const sendNow = useAction('SendNow')
  const resolve = useAction('Resolve')
  const toWords = (back: TakenBack, said: string) => {
    if (back.starts) return writeAgain(item, back.start)
    toast(said)
    go({ to: 'inquiry', id: item.inquiry_id })
  }
  const sendAgain = useSendAgain(item, (back) => toWords(back, absent.inDraft))
  const busy = takeBack.isPending || sendNow.isPending || resolve.isPending || sendAgain.busy
  const error = takeBack.error ?? sendNow.error ?? resolve.error ?? sendAgain.error

  const toDraft = () =>
    after(takeBack.mutateAsync({ id: item.id }), (back) => toWords(back, words.backToDraft))
  const settle = (sent: boolean) =>
    after(resolve.mutateAsync({ id: item.id, sent }), () =>
      toast(sent ? words.resolvedSent : words.resolvedNot),
    )
  const shared = { small: true, 'aria-disabled': busy } as const
  return (
    <div className={css.steps}>
      {error ? (
        <span className={css.error} role="alert">
          {sentence(error)}
        </span>
      ) : null}
      {item.state === 'queued' ? (
        <>
          <Reschedule item={item} />
          <Button {...shared} onClick={() => sendNow.mutate({ id: item.id })}>
            {words.sendNow}
          </Button>
          <Button {...shared} kind="act" onClick={toDraft}>
            {words.takeBack}
          </Button>
        </>
      ) : null}
      {item.state === 'failed' ? (
        <Button {...shared} kind="act" onClick={toDraft}>
          {isHeld(item) ? held.fix[item.code] : words.toDraft}
        </Button>
      ) : null}
      {item.state === 'unknown' ? (
        <>
          <Button {...shared} onClick={() => settle(true)}>
            {isAbsent(item) ? absent.sent : words.unknown.sent}
          </Button>
          {isAbsent(item) ? (
            <Button {...shared} onClick={sendAgain.again}>
              {absent.again}
            </Button>
          ) : (
            <Button {...shared} onClick={() => settle(false)}>
              {words.unknown.notSent}
            </Button>
          )}
        </>
      ) : null}
    </div>
  )
}
