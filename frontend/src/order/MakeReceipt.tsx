import { openReceipt } from '../documents/open'
import { usePlace } from '../nav'
import { useMay } from '../people/rights'
import { issue } from '../text/ja.issue'
import { Button } from '../ui/Button'

/** The way to a receipt of an order, beside an inquiry or in the list of orders. */
export function MakeReceipt({ order }: { order: string }) {
  const place = usePlace()
  const may = useMay()
  if (!may('send')) return null
  const inquiry_id = place.screen === 'inbox' ? place.id : 0
  return (
    <Button kind="link" onClick={() => openReceipt({ order, inquiry_id })}>
      {issue.make}
    </Button>
  )
}
