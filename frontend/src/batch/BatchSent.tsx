import { ja } from '../text/ja'
import { list } from '../text/ja.list'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Batch.module.css'
import type { Batch } from './useBatch'

const words = list.batch

type Props = { batch: Batch; all: number; left: number; onClose: () => void }

/** How far the sending is, and at its end what was not sent and why. */
export function BatchSent({ batch, all, left, onClose }: Props) {
  const { sent, error } = batch
  if (!sent) return null
  const far = sent.ids.length + sent.asked.length + sent.refused.length
  return (
    <div className={css.batch}>
      <p role="status">
        <b>{sent.busy ? words.sending(far, all) : words.gone(sent.ids.length, sent.asked.length)}</b>
      </p>
      {error ? <ProblemNote error={error} /> : null}
      {!sent.busy && left > 0 ? <p>{words.left(left)}</p> : null}
      {sent.refused.length > 0 ? (
        <ul className={css.problems}>
          {sent.refused.map((r) => (
            <li key={r.id}>
              {r.name}：{r.text}
            </li>
          ))}
        </ul>
      ) : null}
      <div className={css.foot}>
        {sent.busy ? (
          <Button onClick={batch.stop}>{words.stop}</Button>
        ) : (
          <Button kind="main" data-autofocus onClick={onClose}>
            {ja.close}
          </Button>
        )}
      </div>
    </div>
  )
}
