import { useState } from 'react'
import type { Thread } from '../host/types'
import { ManualPart } from '../manual/ManualPart'
import { PastPart } from '../reference/PastPart'
import { BooksPart } from './BooksPart'
import { CustomerPart } from './CustomerPart'
import { DeliveryPart } from './DeliveryPart'
import { FoundNumbers } from './FoundNumbers'
import { ItemsPart } from './ItemsPart'
import { MemoPart } from './MemoPart'
import { OrderHead } from './OrderHead'
import { PlacePart } from './PlacePart'
import { FurtherActions, OrderTabs } from './Several'
import { SourceNote } from './SourceNote'
import { Unlinked } from './Unlinked'

type Props = { thread: Thread; now: number; onOpen: () => void }

/** All that belongs to an open conversation: the shop's manual, the order, the customer, answers of before. */
export function Parts({ thread, now, onOpen }: Props) {
  const { id } = thread.inquiry
  return (
    <>
      <ManualPart inquiry={id} onOpen={onOpen} />
      <OrderParts thread={thread} now={now} />
      {thread.phone ? null : <PastPart inquiry={id} onOpen={onOpen} />}
    </>
  )
}

function OrderParts({ thread, now }: { thread: Thread; now: number }) {
  const [chosen, setChosen] = useState(0)
  const order = thread.orders.find((o) => o.id === chosen) ?? thread.orders[0]
  if (!order)
    return (
      <>
        <Unlinked thread={thread} />
        <FoundNumbers found={thread.tracking} />
        <BooksPart inquiry={thread.inquiry.id} order="" />
        <CustomerPart thread={thread} now={now} />
      </>
    )
  return (
    <>
      <OrderTabs orders={thread.orders} shown={order.id} onShow={setChosen} />
      <OrderHead inquiry={thread.inquiry.id} order={order} />
      {order.linked ? null : <FurtherActions thread={thread} order={order} />}
      <SourceNote source={order.facts.source} />
      <ItemsPart order={order} />
      <DeliveryPart facts={order.facts} />
      <FoundNumbers found={thread.tracking} />
      <PlacePart facts={order.facts} />
      <MemoPart order={order} />
      <BooksPart inquiry={thread.inquiry.id} order={order.facts.number} facts={order.facts} />
      <CustomerPart thread={thread} now={now} />
    </>
  )
}
