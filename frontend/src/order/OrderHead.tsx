import { IconCheck, IconExternalLink, IconHelp } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import type { Order } from '../host/types'
import { useMay } from '../people/rights'
import { openStart } from '../start/open'
import { dateTime } from '../text/format'
import { ja } from '../text/ja'
import { orderMore } from '../text/ja.order'
import { start as startWords } from '../text/ja.start'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { Mark } from '../ui/Mark'
import { ProblemNote } from '../ui/ProblemNote'
import css from './OrderHead.module.css'
import part from './Part.module.css'

const CERTAIN = ['mall', 'text', 'person']

/** Which order, and why it stands here: beside an inquiry for a reason, in the list of orders for none. */
export function OrderHead({ inquiry, order }: { inquiry: number; order: Order }) {
  const { number, ordered_at, status_as, sub, url } = order.facts
  const may = useMay()
  const unlink = useAction('Unlink')
  const certain = CERTAIN.includes(order.reason)
  const Icon = certain ? IconCheck : IconHelp
  const notThis = () => unlink.mutate({ id: inquiry, order: number })
  return (
    <section className={part.box} data-part="head">
      <div className={part.line}>
        <b className={part.label}>{ja.order.label}</b>
        <Mark mark={order.mark} shape={order.shape} small />
        <span className={css.shop} title={order.shop}>
          {order.shop}
        </span>
        {order.reason ? (
          <span className={css.reason} data-certain={certain || undefined}>
            <Icon size={14} stroke={2} aria-hidden="true" />
            {ja.order.reasons[order.reason] ?? order.reason}
          </span>
        ) : null}
      </div>
      <div className={part.line}>
        <b className={css.number}>{number}</b>
        <CopyButton value={number} of={ja.order.number} />
      </div>
      <div className={css.actions}>
        <span className={part.soft}>
          {[ja.order.orderedAt(dateTime(ordered_at)), status_as, sub].filter(Boolean).join('・')}
        </span>
        {order.linked && may('join') ? (
          <Button kind="link" busy={unlink.isPending} onClick={notThis}>
            {ja.order.notThis}
          </Button>
        ) : null}
      </div>
      <div className={css.actions}>
        {may('send') ? (
          <Button kind="link" onClick={() => openStart({ order: order.id })}>
            {startWords.open}
          </Button>
        ) : null}
        {url.startsWith('https://') ? (
          <a className={part.link} href={url} target="_blank" rel="noreferrer">
            {orderMore.onMall}
            <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
          </a>
        ) : null}
      </div>
      {unlink.error ? <ProblemNote error={unlink.error} /> : null}
    </section>
  )
}
