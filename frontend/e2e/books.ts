import type { Page } from '@playwright/test'
import { call } from './desk'

/** The Japanese day of today, and its month. */
export const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
export const month = today.slice(0, 7)

const blank = {
  id: 0,
  event_id: '',
  channel: 'rakuten',
  channel_name: '',
  account: 0,
  order_id: 0,
  inquiry_id: 0,
  message_id: 0,
  outbox_id: 0,
  variant: '',
  note: '',
  evidence: '',
  settled_by: 'mall',
  status: '',
  related_id: 0,
  related_event_id: '',
  undoes: '',
  reason: '',
  exports: [],
  created_at: 0,
  created_by: '',
  confirmed_at: 0,
  confirmed_by: '',
  version: 0,
  doubts: [],
}

/** An entry that stands, as if somebody had written it earlier. */
export async function booked(
  page: Page,
  order: string,
  type: string,
  amount: number,
  memo = '試験の突合（e2e）',
) {
  const points = type === 'COMP_POINT'
  const line = {
    debit: points ? '販売促進費' : '売上高',
    debit_sub: '',
    debit_tax: points ? 'out_of_scope' : 'sales_return_10',
    credit: points ? '未払金' : '売掛金',
    credit_sub: '楽天市場',
    credit_tax: 'out_of_scope',
    amount,
    rate: points ? 0 : 10,
    tax_yen: 0,
    tax_source: '',
  }
  const entry = {
    ...blank,
    date: `${month}-01`,
    order_number: order,
    type,
    type_label: '',
    memo,
    lines: [line],
    amount,
  }
  const saved = await call(page, 'SaveEntry', entry)
  const done = await call(page, 'ConfirmEntries', { entries: [{ id: saved.id, version: saved.version }] })
  return done.entries[0].event_id as string
}
