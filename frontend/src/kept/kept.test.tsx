import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'
import { openKept } from './open'

const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })

async function drop(user: UserEvent) {
  await user.click(screen.getByRole('button', { name: 'ほかの送り方' }))
  await user.click(await screen.findByRole('menuitem', { name: '下書きを捨てる' }))
}

describe('a thrown-away draft', () => {
  it('comes back with Z', async () => {
    const { user, desk } = openShop('#/inbox/3')
    await user.type(await text(), 'お待ちください。')
    await drop(user)
    await waitFor(async () => expect(await text()).toHaveValue(''))
    expect(desk.drafts.get(3)).toBeUndefined()
    await screen.findByText(/への下書きを捨てました$/)
    await user.keyboard('{Escape}z')
    await waitFor(async () => expect(await text()).toHaveValue('お待ちください。'))
  })

  it('comes back from the list, with what has been written since behind it', async () => {
    const { user } = openShop('#/inbox/3')
    await user.type(await text(), '一つ目')
    await drop(user)
    await waitFor(async () => expect(await text()).toHaveValue(''))
    await user.type(await text(), '二つ目')
    await user.keyboard('{Escape}')
    openKept('drafts')
    const dialog = await screen.findByRole('dialog', { name: '下書き' })
    await user.click(await within(dialog).findByRole('button', { name: /への下書きを戻す$/ }))
    await waitFor(async () => expect(await text()).toHaveValue('一つ目\n\n二つ目'))
  })
})

it('lists every answer that is being written', async () => {
  const { user } = openShop('#/inbox/3')
  await user.type(await text(), 'あとで続き')
  await user.keyboard('{Escape}')
  openKept('drafts')
  const dialog = await screen.findByRole('dialog', { name: '下書き' })
  expect(await within(dialog).findByText('あとで続き')).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: /続きを書く$/ }))
  await waitFor(async () => expect(await text()).toHaveFocus())
})

it('lists what was done, each with its way back', async () => {
  const { user, desk } = openShop('#/inbox/3')
  await text()
  const list = screen.getByRole('listbox', { name: '一覧' })
  list.focus()
  await user.keyboard('e')
  await waitFor(() => expect(desk.rows.get(3)?.state).toBe('done'))
  openKept('changes')
  const dialog = await screen.findByRole('dialog', { name: '最近の操作' })
  await user.click(await within(dialog).findByRole('button', { name: /^元に戻す：.*完了/ }))
  await waitFor(() => expect(desk.rows.get(3)?.state).not.toBe('done'))
  expect(await within(dialog).findByText('元に戻しました')).toBeVisible()
})
