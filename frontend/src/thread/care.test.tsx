import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

describe('a mail that wants care', () => {
  it('says why, keeps the text readable and its links closed until asked', async () => {
    const { user } = openShop('#/inbox/3')
    const banner = await screen.findByRole('note', { name: '気をつけて読むメールです' })
    expect(within(banner).getAllByRole('listitem')).toHaveLength(1)
    expect(within(screen.getByRole('log')).getByText(/先日お願いした請求書の宛名の件です/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /login\.example\.top/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'リンクの行き先を見る' }))
    await user.click(screen.getByRole('button', { name: /login\.example\.top/ }))
    const dialog = await screen.findByRole('dialog', { name: 'このリンクを開きますか' })
    expect(await within(dialog).findByText('login.example.top')).toBeInTheDocument()
    const link = within(dialog).getByText('ブラウザーで開く')
    expect(link).toHaveAttribute('href', 'https://login.example.top/a')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  })

  it('loses its banner when the sender is trusted', async () => {
    const { user, desk } = openShop('#/inbox/3')
    await user.click(await screen.findByRole('button', { name: 'この差出人を信頼する' }))
    await waitFor(() => expect(screen.queryByRole('note', { name: '気をつけて読むメールです' })).toBeNull())
    expect([...desk.trusted]).toEqual(['ogawa@example.com'])
    expect(screen.getByRole('log', { name: '会話' })).toHaveFocus()
    await user.keyboard('z')
    await waitFor(() => expect(desk.trusted.size).toBe(0))
  })

  it('offers no trust where it would not take the banner off', async () => {
    openShop('#/inbox/3', (desk) => {
      desk.forged = true
    })
    expect(await screen.findByRole('note', { name: '気をつけて読むメールです' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'この差出人を信頼する' })).toBeNull()
  })

  it('tells what was answered elsewhere and what joined a mail', async () => {
    openShop('#/inbox/3')
    expect(await screen.findByText('他のメールソフトで返信済み')).toBeVisible()
    expect(screen.getByText('件名とお客様が同じため、ここに入りました')).toBeVisible()
  })
})

describe('what belongs together', () => {
  it('is split at a message and had back', async () => {
    const { user, desk, calls } = openShop('#/inbox/3')
    const menus = await screen.findAllByRole('button', { name: 'メッセージの操作' })
    await user.click(menus.at(-1) as HTMLElement)
    await user.click(await screen.findByRole('menuitem', { name: 'ここから別の問い合わせにする' }))
    await waitFor(() => expect(desk.joins).toHaveLength(1))
    expect(calls('SplitInquiry').at(-1)?.body).toEqual({ id: 3, from: 33, messages: [] })
    await user.click(screen.getByRole('button', { name: /元に戻す/ }))
    await waitFor(() => expect(desk.joins).toHaveLength(0))
  })

  it('is merged from the list of the customer and had back from the menu', async () => {
    const { user, desk } = openShop('#/inbox/3')
    await user.click(await screen.findByRole('button', { name: 'ほかの操作' }))
    const merges = await screen.findAllByRole('menuitem', { name: /^まとめる：/ })
    await user.click(merges[0] as HTMLElement)
    await waitFor(() => expect(desk.joins[0]?.kind).toBe('merge'))
    await user.click(screen.getByRole('button', { name: 'ほかの操作' }))
    await user.click(await screen.findByRole('menuitem', { name: 'まとめたのを元に戻す' }))
    await waitFor(() => expect(desk.joins).toHaveLength(0))
  })
})
