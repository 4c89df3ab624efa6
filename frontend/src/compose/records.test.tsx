import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RecordLine } from '../host/types'
import { openShop } from '../test/shop'
import { allWords, linesOf, yenIn } from './records'

const read = (over: Partial<RecordLine>): RecordLine => ({
  type: 'REFUND_PARTIAL',
  label: '一部返金',
  amount: 3280,
  later: false,
  choices: [
    { word: 'REFUND_PARTIAL', label: '一部返金' },
    { word: 'REFUND_BANK', label: '返金（銀行振込）' },
  ],
  ticked: false,
  confirm: false,
  may_confirm: true,
  from: 'text',
  words: '',
  start: 0,
  end: 0,
  missing: true,
  there: '',
  ...over,
})

describe('what an answer records', () => {
  it('is ticked before the program has read the text again, and unticked too', () => {
    const record = { type: 'REFUND_BANK', amount: 3000, confirm: false }
    expect(linesOf([read({})], [record])).toMatchObject([
      { ticked: true, type: 'REFUND_BANK', label: '返金（銀行振込）', amount: 3000, missing: false, at: 0 },
    ])
    expect(linesOf([read({ ticked: true })], [])).toMatchObject([{ ticked: false, at: -1 }])
    expect(linesOf([read({ ticked: true, from: 'person' })], [])).toEqual([])
  })

  it('tells whoever agrees what will stand for good', () => {
    const all = [
      read({ confirm: true }),
      read({ type: 'COMP_POINT', label: 'お詫びポイント進呈', amount: 500 }),
    ]
    expect(allWords(all)).toBe('一部返金 3,280円（確定も）、お詫びポイント進呈 500円')
  })

  it('has an amount as people type it', () => {
    expect([yenIn('３，２８０'), yenIn('3,280円'), yenIn(''), yenIn('あ')]).toEqual([3280, 3280, 0, 0])
  })

  it('keeps what was typed with the line it was typed on', async () => {
    const { user, desk } = openShop('#/inbox/1')
    const field = await screen.findByRole('textbox', { name: '返信の本文' })
    fireEvent.change(field, { target: { value: '3,280円をご返金いたします。着払いでご返送ください。' } })
    const freight = await screen.findByRole(
      'checkbox',
      { name: 'この返信で返送料（店舗負担） を記録' },
      { timeout: 10_000 },
    )
    const box = screen.getByRole('group', { name: 'この返信で経理に記録' })
    const amounts = () => within(box).getAllByRole('textbox')
    fireEvent.change(amounts()[0] as HTMLElement, { target: { value: '3000' } })
    await user.click(freight) // it comes first now
    await waitFor(() =>
      expect(desk.drafts.get(1)?.facts.records).toEqual([
        { type: 'RETURN_SHIPPING_SHOP', amount: 0, confirm: false },
      ]),
    )
    expect(amounts().map((a) => (a as HTMLInputElement).value)).toEqual(['', '3000'])
    expect(within(box).queryByRole('checkbox', { name: '確定もする' })).toBeNull() // its bill has not come
    await user.click(screen.getByRole('checkbox', { name: 'この返信で一部返金 3,000円 を記録' }))
    await waitFor(() =>
      expect(desk.drafts.get(1)?.facts.records).toEqual([
        { type: 'RETURN_SHIPPING_SHOP', amount: 0, confirm: false },
        { type: 'REFUND_PARTIAL', amount: 3000, confirm: false },
      ]),
    )
    expect(within(box).getAllByRole('checkbox', { name: '確定もする' })).toHaveLength(1)
  }, 30_000)

  it('is offered by a line, ticked by a person, kept with the draft and told while it is held', async () => {
    const { user, desk } = openShop('#/inbox/1')
    const field = await screen.findByRole('textbox', { name: '返信の本文' })
    fireEvent.change(field, { target: { value: 'ご迷惑をおかけしました。3,280円をご返金いたします。' } })
    const tick = await screen.findByRole(
      'checkbox',
      { name: 'この返信で一部返金 3,280円 を記録' },
      { timeout: 10_000 },
    )
    expect(tick).not.toBeChecked()
    expect(screen.getByText(/約束していますが、まだ記録しません/)).toBeVisible()
    await user.click(tick)
    expect(await screen.findByRole('checkbox', { name: /この返信で一部返金 3,280円/ })).toBeChecked()
    const kept = { type: 'REFUND_PARTIAL', amount: 3280, confirm: false }
    await waitFor(() => expect(desk.drafts.get(1)?.facts.records).toEqual([kept]))
    const box = screen.getByRole('group', { name: 'この返信で経理に記録' })
    await user.selectOptions(within(box).getByRole('combobox'), 'REFUND_FULL')
    fireEvent.change(within(box).getByRole('textbox'), { target: { value: '３，０００' } })
    await waitFor(() =>
      expect(desk.drafts.get(1)?.facts.records).toEqual([{ ...kept, type: 'REFUND_FULL', amount: 3000 }]),
    )
    await user.click(screen.getByRole('button', { name: /返信して完了|確かめて/ }))
    await screen.findByText('送ると経理に記録：返品・全額返金 3,000円')
  }, 30_000)
})
