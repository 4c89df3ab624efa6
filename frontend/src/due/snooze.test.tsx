import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const evening = Date.parse('2026-11-20T17:00:00+09:00')

describe('putting off', () => {
  it('stands on the first moment as soon as the moments are there, and Enter takes it', async () => {
    const { user, desk, calls } = openShop('#/inbox/2')
    await screen.findByRole('heading', { name: '配送状況について' })
    await user.keyboard('s')
    const first = await screen.findByRole('button', { name: /今日の夕方/ })
    await waitFor(() => expect(first).toHaveFocus())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(desk.rows.get(2)?.snooze_until).toBe(evening))
    expect(calls('Snooze').map((c) => c.body)).toEqual([{ ids: [2], until: evening, for: '' }])
  })

  it('goes through the moments with the arrow keys, and round', async () => {
    const { user } = openShop('#/inbox/2')
    await screen.findByRole('heading', { name: '配送状況について' })
    await user.keyboard('s')
    const first = await screen.findByRole('button', { name: /今日の夕方/ })
    await waitFor(() => expect(first).toHaveFocus())
    await user.keyboard('{ArrowDown}')
    expect(screen.getByRole('button', { name: /明日の朝/ })).toHaveFocus()
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(screen.getByRole('button', { name: '次の連絡まで（日時なし）' })).toHaveFocus()
  })
})

describe('the due badge of a conversation', () => {
  it('says why the date is what it is, on pointing and to readers', async () => {
    openShop('#/inbox/2', (d) => {
      const row = d.rows.get(2)
      if (row) d.rows.set(2, { ...row, due_why: 'rule 7 peak 3' })
    })
    const said = await screen.findByTitle('返信期限の決まり・繁忙期で延長')
    expect(said).toHaveTextContent('（返信期限の決まり・繁忙期で延長）')
  })
})
