import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { newDesk } from '../host/fake/desk'
import type { OutboxItem } from '../host/types'
import { show } from '../test/show'
import { groupsOf, secondsLeft } from './groups'
import { OutboxScreen } from './OutboxScreen'

const item = (id: number, over: Partial<OutboxItem>): OutboxItem => ({
  id,
  inquiry_id: id,
  account: 1,
  kind: 'rakuten',
  mall: '楽天市場',
  mark: '楽',
  shape: 'square',
  customer: `客 ${id}`,
  subject: '件名',
  text: '本文',
  files: [],
  state: 'queued',
  done: false,
  send_at: Date.now() + 60_000,
  planned: false,
  follow_at: 0,
  sent_at: 0,
  created_at: id,
  attempts: 1,
  code: '',
  reason: '',
  by: '高橋',
  starts: false,
  order_number: '',
  to: '',
  likely: '',
  absent_at: 0,
  records: [],
  ...over,
})

const withItems =
  (...items: OutboxItem[]) =>
  (desk: ReturnType<typeof newDesk>) => {
    desk.outbox = items
  }

test('an unknown outcome is explained and settled by a person, and nothing is sent', async () => {
  const { user, bodies } = show(<OutboxScreen />, withItems(item(1, { state: 'unknown' })))
  const card = await screen.findByRole('listitem', { name: '客 1 様への返信' })
  expect(card).toHaveTextContent('起きたこと返信の途中で通信が切れ、届いたかどうかがまだわかりません。')
  expect(card).toHaveTextContent('守られていること自動で送り直すことはありません。')
  expect(within(card).getByText('次にすること')).toBeInTheDocument()
  await user.click(within(card).getByRole('button', { name: '送れていない' }))
  expect(await screen.findByRole('button', { name: '下書きに戻す' })).toBeInTheDocument()
  expect(bodies('Resolve')).toEqual([{ id: 1, sent: false }])
  expect(bodies('SendNow')).toEqual([])
  expect(bodies('Send')).toEqual([])
})

const looked = { state: 'unknown', likely: 'not_sent', absent_at: Date.now() }

test('an answer that is not where it would have to be says so, with the reason', async () => {
  show(
    <OutboxScreen />,
    withItems(item(1, looked), item(2, { ...looked, kind: 'mailbox', to: 'yamada@example.com' })),
  )
  const mall = await screen.findByRole('listitem', { name: '客 1 様への返信' })
  expect(mall).toHaveTextContent('送信されていない可能性が高いです')
  expect(mall).toHaveTextContent('モールの問い合わせを読み直しましたが、この返信は見つかりませんでした。')
  expect(mall).toHaveTextContent('自動で送り直すことはありません。')
  expect(screen.getByRole('listitem', { name: '客 2 様への返信' })).toHaveTextContent(
    '送信済みフォルダーを調べましたが、この返信は見つかりませんでした。',
  )
})

test('an absent answer is sent again by way of the draft only', async () => {
  const { user, desk, bodies } = show(<OutboxScreen />, withItems(item(1, looked)))
  await user.click(await screen.findByRole('button', { name: '送信されていなかったので送り直す' }))
  await waitFor(() => expect(bodies('TakeBack')).toEqual([{ id: 1 }]))
  expect(bodies('Resolve')).toEqual([{ id: 1, sent: false }])
  await waitFor(() => expect(window.location.hash).toContain('/inbox/1'))
  expect(desk.drafts.get(1)?.text).toBe('本文')
  expect(bodies('Send')).toEqual([])
  expect(bodies('SendNow')).toEqual([])
})

test('an unknown outcome that was sent leaves the list of trouble', async () => {
  const { user, bodies } = show(
    <OutboxScreen />,
    withItems(item(1, { state: 'unknown', sent_at: Date.now() })),
  )
  await user.click(await screen.findByRole('button', { name: '送れていた' }))
  await waitFor(() => expect(screen.queryByText('確認が必要')).not.toBeInTheDocument())
  expect(bodies('Resolve')).toEqual([{ id: 1, sent: true }])
})

test('a waiting reply shows its seconds, can leave now or come back', async () => {
  const { user, bodies } = show(
    <OutboxScreen />,
    withItems(item(1, {}), item(2, { send_at: Date.now() + 90_000 })),
  )
  const first = await screen.findByRole('listitem', { name: '客 1 様への返信' })
  expect(first).toHaveTextContent(/(59|60) 秒後に送ります/)
  await user.click(within(first).getByRole('button', { name: '取り消す' }))
  await waitFor(() => expect(first).not.toBeInTheDocument())
  expect(bodies('TakeBack')).toEqual([{ id: 1 }])
  await user.click(screen.getByRole('button', { name: '今すぐ送る' }))
  await waitFor(() => expect(bodies('SendNow')).toEqual([{ id: 2 }]))
})

test('a failed reply says why and goes back to the draft', async () => {
  const { user, bodies } = show(
    <OutboxScreen />,
    withItems(item(1, { state: 'failed', reason: '宛先がありません。' })),
  )
  const card = await screen.findByRole('listitem', { name: '客 1 様への返信' })
  expect(card).toHaveTextContent('宛先がありません。')
  await user.click(within(card).getByRole('button', { name: '下書きに戻す' }))
  await waitFor(() => expect(bodies('TakeBack')).toEqual([{ id: 1 }]))
  expect(window.location.hash).toContain('/inbox/1')
})

test('an empty outbox says what it is for', async () => {
  show(<OutboxScreen />)
  expect(await screen.findByRole('heading', { name: '送信待ちはありません' })).toBeInTheDocument()
})

test('groups: the next to leave first, unknown before failed, only today among the sent', () => {
  const now = Date.UTC(2026, 10, 20, 1, 42)
  const day = 86_400_000
  const groups = groupsOf(
    [
      item(1, { send_at: now + 9_000 }),
      item(2, { send_at: now + 3_000 }),
      item(3, { state: 'failed', created_at: 99 }),
      item(4, { state: 'unknown', created_at: 1 }),
      item(5, { state: 'sent', sent_at: now - 1_000 }),
      item(6, { state: 'sent', sent_at: now - day }),
    ],
    now,
  )
  const ids = (items: OutboxItem[]) => items.map((i) => i.id)
  expect(ids(groups.waiting)).toEqual([2, 1])
  expect(ids(groups.trouble)).toEqual([4, 3])
  expect(ids(groups.sent)).toEqual([5])
  expect(secondsLeft(item(1, { send_at: now + 2_001 }), now)).toBe(3)
  expect(secondsLeft(item(1, { send_at: now - 1 }), now)).toBe(0)
})

const kept = {
  state: 'failed',
  planned: true,
  send_at: Date.now() - 30 * 3_600_000,
  reason: '送信を止めました。',
}

test.each([
  ['stopped', '送る前に、このやり取りが変わりました', '読んで、返信を直す'],
  ['late', '予定の時刻を 1 日以上過ぎました', '内容を確かめて、送り直す'],
  ['check', '送る直前の確認に通りませんでした', '返信を直す'],
])('what was kept back (%s) has its own place, its reason and its fix', async (code, why, fix) => {
  const { user, bodies } = show(
    <OutboxScreen />,
    withItems(item(1, { ...kept, code }), item(2, { state: 'failed', reason: '宛先がありません。' })),
  )
  const place = await screen.findByRole('region', { name: '送る前に止めたもの' })
  expect(within(place).getAllByRole('listitem')).toHaveLength(1)
  expect(place).toHaveTextContent('お客様には届いていません。本文は残っています。')
  expect(within(place).getByRole('region', { name: why })).toHaveTextContent(
    /送信を止めました。予定は .+ でした/,
  )
  expect(screen.getByRole('region', { name: '確かめが必要' })).toHaveTextContent('宛先がありません。')
  await user.click(within(place).getByRole('button', { name: fix }))
  await waitFor(() => expect(bodies('TakeBack')).toEqual([{ id: 1 }]))
  expect(window.location.hash).toContain('/inbox/1')
  expect(bodies('SendNow')).toEqual([])
})

test('a planned reply that left behind its moment says so', async () => {
  const now = Date.now()
  show(
    <OutboxScreen />,
    withItems(
      item(1, { state: 'sent', planned: true, send_at: now - 3_600_000, sent_at: now }),
      item(2, { state: 'sent', planned: true, send_at: now - 1000, sent_at: now }),
      item(3, { state: 'sent', send_at: now - 3_600_000, sent_at: now }),
    ),
  )
  expect(await screen.findAllByText(/より遅れて送りました/)).toHaveLength(1)
})
