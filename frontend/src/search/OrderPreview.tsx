import { useOrder } from '../host/queries/orders'
import { DeliveryPart } from '../order/DeliveryPart'
import { ItemsPart } from '../order/ItemsPart'
import { PlacePart } from '../order/PlacePart'
import { useMay } from '../people/rights'
import { openStart } from '../start/open'
import { fullDate } from '../text/format'
import { ja } from '../text/ja'
import { search as words } from '../text/ja.search'
import { start } from '../text/ja.start'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { Mark } from '../ui/Mark'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import css from './Preview.module.css'

type Props = { id: number; onText: (text: string) => void; onBack?: () => void }

/** An order that was found, also one about which nobody has asked yet. */
export function OrderPreview({ id, onText, onBack }: Props) {
  const query = useOrder(id)
  const maySend = useMay()('send')
  const order = query.data
  if (query.error && !order) return <ProblemNote error={query.error} again={() => void query.refetch()} />
  if (!order) return <SlowLine busy />
  const { facts } = order
  return (
    <>
      <header className={css.head}>
        <div className={css.line}>
          <h2 className={css.subject}>{ja.inbox.order(facts.number)}</h2>
          {onBack ? (
            <Button small autoFocus onClick={onBack}>
              {words.backToTalk}
            </Button>
          ) : null}
          <CopyButton value={facts.number} of={words.labels.order ?? ''} />
          <Button small onClick={() => onText(`注文:${facts.number}`)}>
            {words.aboutOrder}
          </Button>
          {maySend ? (
            <Button small onClick={() => openStart({ order: id })}>
              {start.open}
            </Button>
          ) : null}
        </div>
        <div className={css.line}>
          <Mark mark={order.mark} shape={order.shape} small />
          <b className={css.customer}>{facts.buyer.name ? ja.inbox.honorific(facts.buyer.name) : ''}</b>
          <span className={css.order}>
            {[order.shop, fullDate(facts.ordered_at)].filter(Boolean).join('・')}
          </span>
        </div>
      </header>
      <div className={css.order_facts}>
        <ItemsPart order={order} />
        <DeliveryPart facts={facts} />
        <PlacePart facts={facts} />
      </div>
    </>
  )
}
