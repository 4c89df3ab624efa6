import { useOrderAsked } from '../host/queries/orders'
import { go } from '../nav'
import { InquiryLine } from '../order/HistoryLines'
import part from '../order/Part.module.css'
import { ja } from '../text/ja'
import { orders as words } from '../text/ja.orders'
import { Button } from '../ui/Button'
import { Masked } from '../ui/Masked'
import { ProblemNote } from '../ui/ProblemNote'

/** Who bought it and what has been asked about it, each one click away. */
export function AskedPart({ order, buyer, now }: { order: number; buyer: string; now: number }) {
  const { data, error, refetch } = useOrderAsked(order)
  const customer = data?.customer_id ?? 0
  return (
    <section className={part.box} aria-label={words.about}>
      <div className={part.line}>
        <b className={part.label}>
          <Masked text={buyer ? ja.inbox.honorific(buyer) : words.nobody} />
        </b>
        <span className={part.gap} />
        {customer > 0 ? (
          <Button kind="link" onClick={() => go({ to: 'customer', id: customer })}>
            {words.customer}
          </Button>
        ) : null}
      </div>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {data && data.inquiries.length === 0 ? <p className={part.soft}>{words.nothingAsked}</p> : null}
      <ul>
        {data?.inquiries.map((q) => (
          <InquiryLine key={q.id} inquiry={q} now={now} />
        ))}
      </ul>
    </section>
  )
}
