import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { call, type Door, OFFLINE, Problem, setDoor } from '../host/api'
import { fakeDoor } from '../host/fake'
import { type Desk, noDraft } from '../host/fake/desk'
import { go } from '../nav'
import { SignedOut } from '../SignedOut'
import { openShop } from '../test/shop'
import { show } from '../test/show'
import { forgetUnsaved, keepUnsaved } from './unsaved'

const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })
const banner = () => screen.queryByText('窓口のプログラムにつながりません。')

const refuse =
  (code: string): Door =>
  async () => {
    throw new Problem(code, '')
  }

async function comeBack(desk: Desk) {
  setDoor(fakeDoor(desk))
  await act(async () => void (await call('Me', {})))
}

it('says on every screen that the program is gone, and stops saying so', async () => {
  const { desk, user } = openShop('#/inbox/1')
  await text()
  expect(banner()).toBeNull()
  setDoor(refuse(OFFLINE))
  await user.click(screen.getByRole('button', { name: 'レポート' }))
  await waitFor(() => expect(banner()).toBeVisible())
  expect(screen.getByText('つながっていません')).toBeVisible()
  await comeBack(desk)
  await waitFor(() => expect(banner()).toBeNull())
})

it('keeps an answer that cannot be saved, also over another inquiry, and saves it by itself', async () => {
  const { desk } = openShop('#/inbox/1')
  await text()
  setDoor(refuse(OFFLINE))
  fireEvent.change(await text(), { target: { value: '切れている間の返信です' } })
  expect(await screen.findByText('・下書きはまだ保存できていません')).toBeVisible()
  act(() => go({ to: 'inquiry', id: 3 }))
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '返信の本文' })).toBeNull())
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  await comeBack(desk)
  await waitFor(() => expect(desk.drafts.get(1)?.text).toBe('切れている間の返信です'))
  act(() => go({ to: 'inquiry', id: 1 }))
  expect((await text()).value).toBe('切れている間の返信です')
})

it('saves the open answer as soon as the program is back, without another key', async () => {
  const { desk } = openShop('#/inbox/2')
  await text()
  setDoor(refuse(OFFLINE))
  fireEvent.change(await text(), { target: { value: 'まだ書いています' } })
  await screen.findByText('・下書きはまだ保存できていません')
  await comeBack(desk)
  await waitFor(() => expect(desk.drafts.get(2)?.text).toBe('まだ書いています'))
  await waitFor(() => expect(screen.queryByText('・下書きはまだ保存できていません')).toBeNull())
})

it('shows what is not saved to somebody who has to sign in again', () => {
  keepUnsaved({ ...noDraft(9), text: '持っていく文' })
  show(<SignedOut />)
  expect(screen.getByRole('region', { name: 'まだ保存できていない返信' })).toHaveTextContent('持っていく文')
  expect(screen.getByText(/先にコピーしてください/)).toBeVisible()
  forgetUnsaved(9)
})
