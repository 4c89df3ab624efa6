import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const open = () =>
  openShop('#/settings/senders', (desk) => {
    desk.trusted.add('aki@shop.example').add('b@shop.example')
  })

describe('trusted senders', () => {
  it('are listed, taken off and had back with Z, and focus is never lost', async () => {
    const { user, desk } = open()
    const remove = await screen.findByRole('button', { name: 'aki@shop.example を外す' })
    remove.focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('button', { name: /元に戻す/ })).toHaveFocus())
    expect([...desk.trusted]).toEqual(['b@shop.example'])
    expect(screen.getByText('aki@shop.example を外しました。')).toBeVisible()

    await user.keyboard('z')
    await waitFor(() => expect(screen.getByRole('button', { name: 'aki@shop.example を外す' })).toHaveFocus())
    expect(desk.trusted.has('aki@shop.example')).toBe(true)
    expect(screen.queryByRole('button', { name: /元に戻す/ })).toBeNull()
  })

  it('says how to add one while there is none', async () => {
    openShop('#/settings/senders')
    expect(await screen.findByText(/まだありません。/)).toBeVisible()
  })
})
