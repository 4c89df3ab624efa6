import { IconLayoutSidebarRight, IconPackage } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useOrder } from '../host/queries/orders'
import { DeliveryPart } from '../order/DeliveryPart'
import { ItemsPart } from '../order/ItemsPart'
import { MemoPart } from '../order/MemoPart'
import { OrderHead } from '../order/OrderHead'
import pane from '../order/OrderPane.module.css'
import { PlacePart } from '../order/PlacePart'
import { SourceNote } from '../order/SourceNote'
import { ja } from '../text/ja'
import { orders as words } from '../text/ja.orders'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { KeyCap } from '../ui/KeyCap'
import { useMedia, WIDE } from '../ui/narrow'
import { ProblemNote } from '../ui/ProblemNote'
import { SlowLine } from '../ui/SlowLine'
import { Splitter } from '../ui/Splitter'
import { AskedPart } from './AskedPart'

type Props = { id: number; now: number; over: boolean; onShow: () => void; onClose: () => void }

/** The chosen order beside the list; in narrow windows over it. */
export function OrderBeside({ id, now, over, onShow, onClose }: Props) {
  const top = useRef<HTMLElement>(null)
  const wide = useMedia(WIDE)
  useEffect(() => {
    if (id > 0) top.current?.scrollTo({ top: 0 })
  }, [id])
  return (
    <div className={pane.place} data-open={over || undefined}>
      <button type="button" className={pane.rail} onClick={onShow} aria-label={ja.keys.toOrder}>
        <IconLayoutSidebarRight size={18} stroke={1.6} aria-hidden="true" />
        <span className={pane.vertical}>{ja.order.rail}</span>
        <KeyCap action="toOrder" />
      </button>
      <aside className={pane.pane} ref={top} data-pane="order" tabIndex={-1} aria-label={words.detail}>
        {over && !wide ? (
          <Button small kind="quiet" className={pane.close} onClick={onClose}>
            {ja.close}
          </Button>
        ) : null}
        {id > 0 ? <Whole key={id} id={id} now={now} /> : <Nothing />}
      </aside>
      <Splitter name="order" side="left" />
    </div>
  )
}

const Nothing = () => (
  <Empty icon={<IconPackage size={20} stroke={1.6} />} title={words.choose} text={words.chooseText} />
)

function Whole({ id, now }: { id: number; now: number }) {
  const query = useOrder(id)
  const order = query.data
  if (query.error && !order) return <ProblemNote error={query.error} again={() => void query.refetch()} />
  if (!order) return <SlowLine busy />
  const { facts } = order
  return (
    <>
      <OrderHead inquiry={0} order={order} />
      <AskedPart order={id} buyer={facts.buyer.name || facts.buyer_at.name} now={now} />
      <SourceNote source={facts.source} />
      <ItemsPart order={order} />
      <DeliveryPart facts={facts} />
      <PlacePart facts={facts} />
      <MemoPart order={order} />
    </>
  )
}
