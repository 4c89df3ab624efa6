import type { OutboxItem } from '../host/types'
import { pages } from '../text/ja.pages'

/** The customer with 様; a mall that gives no name leaves お客様. */
export const who = (item: OutboxItem) =>
  item.customer ? pages.outbox.honorific(item.customer) : pages.outbox.nobody
