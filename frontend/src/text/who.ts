import type { Row } from '../host/types'
import { ja } from './ja'

/** What a row is called: a mail that came back from nobody known says that instead of a name. */
export const titleOf = (row: Row) => (row.returned ? ja.inbox.returned : who(row))

type Named = Pick<Row, 'customer' | 'order_number' | 'mall'> & Partial<Pick<Row, 'official'>>

/** Who writes; no honorific for the office of a mall. A mall that gives no name is told by the order or by the question. */
export function who(row: Named): string {
  if (row.customer && row.official) return row.customer
  if (row.customer) return ja.inbox.honorific(row.customer)
  if (row.order_number) return ja.inbox.order(row.order_number)
  return row.mall ? ja.inbox.question : ja.inbox.nobody
}
