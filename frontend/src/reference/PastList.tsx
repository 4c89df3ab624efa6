import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import { useAlike } from '../host/queries/knowledge'
import type { AlikeAnswer, Composed } from '../host/types'
import { perform } from '../keys/useKeys'
import { go } from '../nav'
import part from '../order/Part.module.css'
import { putText } from '../palette/texts'
import { useMay } from '../people/rights'
import { dateTime } from '../text/format'
import { reference as words } from '../text/ja.reference'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './Past.module.css'

/** Opens the answer when it is folded away, and puts a text at its caret. */
function put(composed: Composed) {
  perform('reply')
  window.setTimeout(() => toast(putText(composed) ? words.used : words.closed), 60)
}

/** Alike questions with their answers; each says why it is here. */
export function PastList({ inquiry }: { inquiry: number }) {
  const { data, error, refetch } = useAlike(inquiry)
  if (error) return <ProblemNote error={error} again={() => void refetch()} />
  if (!data) return <p className={part.soft}>{words.looking}</p>
  if (data.alike.length === 0) return <p className={part.soft}>{words.none}</p>
  return (
    <>
      <p className={part.soft}>{words.lead}</p>
      <ol className={css.list}>
        {data.alike.map((one) => (
          <Past key={one.message_id} inquiry={inquiry} past={one} />
        ))}
      </ol>
    </>
  )
}

function Past({ inquiry, past }: { inquiry: number; past: AlikeAnswer }) {
  const may = useMay()
  const mark = useAction('SetModel')
  const use = useAction('UsePast')
  const Star = past.model ? IconStarFilled : IconStar
  return (
    <li className={css.past}>
      <p className={css.why}>
        {[...past.reasons, past.mall, dateTime(past.at), past.more > 0 ? words.more(past.more) : '']
          .filter(Boolean)
          .join('・')}
      </p>
      <p className={css.asked}>
        <b>{words.asked}</b> {past.question}
      </p>
      <p className={css.answered}>
        <b>{words.answered}</b> {past.answer}
      </p>
      {use.error ? <ProblemNote error={use.error} close={use.reset} /> : null}
      {mark.error ? <ProblemNote error={mark.error} close={mark.reset} /> : null}
      <div className={css.acts}>
        {may('write') ? (
          <Button
            small
            kind="act"
            busy={use.isPending}
            onClick={() => use.mutate({ id: inquiry, message: past.message_id }, { onSuccess: put })}
          >
            {words.use}
          </Button>
        ) : null}
        <Button small kind="link" onClick={() => go({ to: 'hit', id: past.inquiry_id })}>
          {words.open}
        </Button>
        {may('send') ? (
          <Button
            small
            kind="quiet"
            aria-pressed={past.model}
            icon={<Star size={14} stroke={1.6} aria-hidden="true" />}
            onClick={() => mark.mutate({ id: past.message_id, on: !past.model, note: '' })}
          >
            {past.model ? words.unmark : words.mark}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
