import type { Thread } from '../host/types'
import { MASK } from '../ui/mask'

/** Everything of an inquiry that is hidden and still says which value it is, once each. */
export function masksOf(thread: Thread): string[] {
  const { customer, inquiry, orders } = thread
  const persons = orders.flatMap((o) => [
    o.facts.buyer,
    o.facts.buyer_at,
    ...o.facts.parcels.map((p) => p.to),
  ])
  const values = [
    inquiry.customer,
    thread.address,
    ...customer.contacts.map((c) => c.value),
    ...persons.flatMap((p) => [p.name ?? '', p.phone ?? '']),
    ...thread.messages.flatMap((m) => m.text.split(MASK).filter((_, i) => i % 2 === 1)),
  ]
  return [...new Set(values)].filter((v) => v.includes('＊＊') && /[^＊〒\-@]/.test(v))
}
