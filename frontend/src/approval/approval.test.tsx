import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { newDesk } from '../host/fake/desk'
import { useApproval } from '../host/queries/approval'
import { useThread } from '../host/queries/thread'
import type { Approval } from '../host/types'
import { show } from '../test/show'
import { ApprovalPanel } from './ApprovalPanel'

const ASKED = 900

const approval = (over: Partial<Approval> = {}): Approval => ({
  id: ASKED,
  inquiry_id: 1,
  customer: '',
  subject: '',
  state: 'open',
  why: 'role',
  text: 'お問い合わせありがとうございます。',
  final: '',
  files: [],
  records: [],
  template: 0,
  template_name: '',
  done: true,
  send_at: 0,
  follow: 0,
  by: '臨時',
  asked_at: Date.now(),
  answered_by: '',
  answered_at: 0,
  outbox_id: 0,
  version: 3,
  newest: 0,
  newer: false,
  mine: false,
  may: true,
  words: [{ by: '臨時', at: Date.now(), text: 'これでよいですか' }],
  changes: [
    {
      against: 'template',
      pieces: [
        { kind: 'gone', text: '前の文' },
        { kind: 'new', text: '後の文' },
      ],
    },
  ],
  ...over,
})

type Desk = ReturnType<typeof newDesk>

const asked =
  (over: Partial<Approval> = {}) =>
  (desk: Desk) => {
    desk.approvals = [approval(over)]
  }

function Panel() {
  const thread = useThread(1).data
  const p = useApproval(ASKED).data
  return thread && p?.state === 'open' ? (
    <ApprovalPanel asked={p} thread={thread} onSent={() => undefined} />
  ) : null
}

const panel = () => screen.findByRole('region', { name: '承認を待っている返信' })
const press = async (name: string) => screen.findByRole('button', { name })

test('agreeing sends what was asked for, with its wishes and the version that was read', async () => {
  const { user, bodies } = show(<Panel />, asked())
  expect(await panel()).toHaveTextContent(/臨時 さんが .+ に頼みました・権限の設定により/)
  await user.click(await press('承認して送る'))
  await waitFor(() => expect(bodies('ApproveReply')).toHaveLength(1))
  expect(bodies('ApproveReply')).toMatchObject([
    { id: ASKED, version: 3, text: '', done: true, confirm: true, accepted: [] },
  ])
})

test('the difference is shown with marks for screen readers and can be turned off', async () => {
  const { user } = show(<Panel />, asked())
  const box = await panel()
  expect(box.querySelector('del')).toHaveTextContent('前の文')
  expect(box.querySelector('ins')).toHaveTextContent('後の文')
  await user.click(await press('本文'))
  expect(box.querySelector('ins')).toBeNull()
  expect(box).toHaveTextContent('お問い合わせありがとうございます。')
})

test('what blocks a reply blocks agreeing, and its repair opens the text', async () => {
  const { user, bodies } = show(<Panel />, asked({ text: '{お客様名} 様\n発送しました。' }))
  const box = await panel()
  await user.click(await press('文を直す'))
  const field = within(box).getByRole('textbox', { name: '直した本文' })
  fireEvent.change(field, { target: { value: '{お客様名} 様\n246369-20261101-0000000001 を発送しました。' } })
  await within(box).findByText(/別のお客様の注文番号/)
  await user.click(await press('承認して送る'))
  expect(await screen.findByRole('alert')).toHaveTextContent('このままでは送れません。')
  expect(bodies('ApproveReply')).toEqual([])
})

test('a warning is on the screen of who agrees, and their word goes with the reply', async () => {
  const { user, bodies } = show(<Panel />, asked({ text: '絶対に割れません。' }))
  const box = await panel()
  await user.click(await within(box).findByRole('button', { name: '確かめました' }))
  await within(box).findByRole('region', { name: '確かめ済み' })
  await user.click(await press('承認して送る'))
  await waitFor(() => expect(bodies('ApproveReply')).toMatchObject([{ accepted: ['absolute:絶対に'] }]))
})

test('returning wants a word, and the focus is where it is written', async () => {
  const { user, bodies } = show(<Panel />, asked())
  await panel()
  await user.click(await press('戻す'))
  expect(await screen.findByRole('alert')).toHaveTextContent('直してほしいところを書いてください。')
  const words = screen.getByRole('textbox', { name: 'ひとこと' })
  await waitFor(() => expect(words).toHaveFocus())
  await user.type(words, '日付を入れてください')
  await user.click(await press('承認して送る')) // a word that nobody would see
  expect(bodies('ApproveReply')).toEqual([])
  await user.click(await press('戻す'))
  await waitFor(() =>
    expect(bodies('ReturnApproval')).toEqual([{ id: ASKED, version: 3, text: '日付を入れてください' }]),
  )
})

test('Japanese input in the word acts on nothing', async () => {
  const { bodies } = show(<Panel />, asked())
  await panel()
  const words = screen.getByRole('textbox', { name: 'ひとこと' })
  fireEvent.keyDown(words, { key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229 })
  expect(bodies('ApproveReply')).toEqual([])
})

test('who asked can take it back, and cannot agree', async () => {
  const { user, bodies } = show(<Panel />, (desk) => {
    asked()(desk)
    const trainee = desk.staff.find((s) => s.id === desk.sitting)
    if (trainee) trainee.role = 'trainee'
    desk.approvals = [approval({ by: trainee?.name ?? '' })]
  })
  await panel()
  expect(screen.queryByRole('button', { name: '承認して送る' })).not.toBeInTheDocument()
  await user.click(await press('取り戻す'))
  await waitFor(() => expect(bodies('WithdrawApproval')).toHaveLength(1))
})

test('a new message has to be read before anybody agrees', async () => {
  const { user, bodies } = show(<Panel />, asked({ newer: true, newest: 10_000_000 }))
  const box = await panel()
  expect(within(box).getByRole('status')).toHaveTextContent('新しいメッセージが届いています')
  await user.click(await press('承認して送る'))
  expect(bodies('ApproveReply')).toEqual([])
})

test('what is planned says when, and agreeing keeps the moment', async () => {
  const at = Date.now() + 20 * 3_600_000
  const { user, bodies } = show(<Panel />, asked({ send_at: at }))
  expect(await panel()).toHaveTextContent('に送る予定')
  await user.click(await press('承認する'))
  await waitFor(() => expect(bodies('ApproveReply')).toMatchObject([{ at }]))
})
