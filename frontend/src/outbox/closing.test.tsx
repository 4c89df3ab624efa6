import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { answers } from '../host/fake/answers'
import { type Desk, noDraft } from '../host/fake/desk'
import { openShop } from '../test/shop'

const hold = (desk: Desk) =>
  void answers(desk).Send({
    ...noDraft(5),
    text: '承知しました。',
    done: true,
    hold: 30,
    confirm: false,
    at: 0,
    follow: 0,
  })

afterEach(() => {
  delete window.runtime
})

/** Whether the browser would ask now. */
const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

it('lets the browser ask while a reply is held, and only then', async () => {
  const { user } = openShop('#/inbox/5', hold)
  await waitFor(() => expect(asks()).toBe(true))
  await user.click(await screen.findByRole('button', { name: /^取り消す/ }))
  await waitFor(() => expect(asks()).toBe(false))
})

it('asks in the window; the safe answer has the focus and Escape stays', async () => {
  const heard = new Map<string, (n: never) => void>()
  window.runtime = {
    EventsOn: (name, hear) => {
      heard.set(name, hear)
      return () => heard.delete(name)
    },
  }
  const { user, calls } = openShop('#/inbox/5', hold)
  await waitFor(() => expect(heard.has('closing')).toBe(true))
  const closing = heard.get('closing')
  act(() => closing?.(1 as never))
  expect(await screen.findByRole('dialog', { name: '送信待ちの返信が 1 件あります' })).toBeVisible()
  await waitFor(() => expect(screen.getByRole('button', { name: '閉じないで待つ' })).toHaveFocus())
  await user.keyboard('{Escape}')
  expect(calls('CloseWindow').map((c) => c.body)).toEqual([{ sure: false }])
  act(() => closing?.(1 as never))
  await user.click(await screen.findByRole('button', { name: '窓口を閉じる' }))
  expect(calls('CloseWindow').at(-1)?.body).toEqual({ sure: true })
})
