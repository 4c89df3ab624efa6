import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const LETTER = 8 // due this evening, so only its kind can put it on top

const list = () => screen.findByRole('listbox', { name: '一覧' })
const asked = () => screen.findByRole('dialog', { name: '公式のお知らせを対応不要にしますか' })

/** Opens a shop that has one letter of the mall among the inquiries. */
async function openLetter(hash?: string) {
  const shop = openShop(hash, (desk) => {
    const row = desk.rows.get(LETTER)
    if (!row) throw new Error('the pretend shop has no such inquiry')
    const deadline = Date.parse('2026-11-20T18:00:00+09:00')
    desk.rows.set(LETTER, {
      ...row,
      official: true,
      deadline,
      customer: 'モール運営事務局',
      subject: '改善のお願い',
    })
  })
  return { ...shop, box: await list() }
}

describe("a mall's own letter", () => {
  it('stands on top under a head of its own, and only it carries the badge', async () => {
    const { box } = await openLetter()
    const [first, ...rest] = within(box).getAllByRole('option')
    expect(first).toHaveAccessibleName(
      'モール運営事務局、見本堂 楽天市場店、18:00 まで、モールからの公式のお知らせ、未読、改善のお願い',
    )
    expect(within(first as HTMLElement).getByText('公式')).toBeVisible()
    expect(within(box).getAllByText('公式')).toHaveLength(1)
    expect(box).toHaveTextContent('公式のお知らせ1 件')
    expect(rest[0]).toHaveAccessibleName(expect.stringContaining('佐藤 美咲 様'))
  })

  it('says in the conversation what it is and by when it wants its answer', async () => {
    await openLetter(`#/inbox/${LETTER}`)
    expect(await screen.findByText('モールからの公式のお知らせ')).toBeVisible()
    expect(screen.getByText(/^回答期限 .*18:00$/)).toBeVisible()
    const customer = await screen.findByRole('region', { name: 'お客様' })
    expect(customer).toHaveTextContent('モール運営事務局')
    expect(customer).not.toHaveTextContent('モール運営事務局 様')
  })

  it('is put aside only after a second look', async () => {
    const { user, desk, calls } = await openLetter(`#/inbox/${LETTER}`)
    await screen.findByRole('heading', { name: '改善のお願い' })
    await user.keyboard('i')
    const dialog = await asked()
    await user.click(within(dialog).getByRole('button', { name: 'やめる' }))
    await waitFor(() => expect(dialog).not.toBeInTheDocument())
    expect(calls('SetState')).toEqual([])

    await user.keyboard('i')
    await user.click(within(await asked()).getByRole('button', { name: '対応不要にする' }))
    await waitFor(() => expect(desk.rows.get(LETTER)?.state).toBe('ignored'))
    expect(calls('SetState').map((c) => c.body)).toEqual([
      expect.objectContaining({ id: LETTER, state: 'ignored', sure: true }),
    ])
  })

  it('asks nothing before any other inquiry is put aside', async () => {
    const { user, desk } = await openLetter('#/inbox/2')
    await screen.findByRole('heading', { name: '配送状況について' })
    await user.keyboard('i')
    await waitFor(() => expect(desk.rows.get(2)?.state).toBe('ignored'))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})
