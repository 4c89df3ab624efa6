import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Desk } from '../host/fake/desk'
import { go } from '../nav'
import { AlertSettings } from '../settings/AlertSettings'
import { show } from '../test/show'
import { Bell } from './Bell'
import { DeadMall } from './DeadMall'
import { useNotifications } from './useNotifications'

afterEach(() => {
  localStorage.clear()
  vi.unstubAllGlobals()
  go({ to: 'screen', screen: 'inbox' })
})

const stop = (desk: Desk) => {
  desk.accounts = desk.accounts.map((a) =>
    a.id === 1 ? { ...a, state: 'stopped', text: '期限が切れました。' } : a,
  )
}

/** A browser whose person answers as told. */
function notifications(answer: NotificationPermission) {
  const shown: string[] = []
  class Pretend {
    static permission: NotificationPermission = 'default'
    static async requestPermission() {
      Pretend.permission = answer
      return answer
    }
    onclick = null
    close() {}
    constructor(title: string) {
      shown.push(title)
    }
  }
  vi.stubGlobal('Notification', Pretend)
  return { shown, Pretend }
}

function Notifier() {
  useNotifications()
  return null
}

test('the bell counts, lists and leads to the place', async () => {
  const { user } = show(<Bell />, stop)
  await user.click(await screen.findByRole('button', { name: 'お知らせ 3 件' }))
  const list = await screen.findByRole('region', { name: 'お知らせ' })
  const [first] = within(list).getAllByRole('listitem')
  expect(first).toHaveTextContent('すぐに')
  expect(first).toHaveTextContent('見本堂 楽天市場店の受信が止まっています')
  await user.click(
    within(list).getByRole('button', { name: /見本堂 楽天市場店の受信が止まっています：開く/ }),
  )
  await waitFor(() => expect(window.location.hash).toMatch(/^#\/accounts/))
})

test('a dead mall is told on every screen but its own, with the way to the repair', async () => {
  const { user } = show(<DeadMall />, stop)
  const told = await screen.findByRole('alert')
  expect(told).toHaveTextContent('「見本堂 楽天市場店」の受信が止まっています。')
  await user.click(within(told).getByRole('button', { name: '直し方を見る' }))
  expect(window.location.hash).toMatch(/^#\/accounts/)
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument())
})

test('nothing is notified before the person has switched it on', async () => {
  const { shown, Pretend } = notifications('granted')
  Pretend.permission = 'granted'
  const { bodies } = show(<Notifier />, stop)
  await waitFor(() => expect(bodies('Alerts')).toHaveLength(1))
  expect(shown).toEqual([])
  expect(bodies('Told')).toEqual([])
})

test('what was switched on is notified once and told to the program', async () => {
  const { shown, Pretend } = notifications('granted')
  Pretend.permission = 'granted'
  localStorage.setItem('madoguchi.notify', 'on')
  const { bodies } = show(<Notifier />, stop)
  await waitFor(() => expect(bodies('Told')).toHaveLength(1))
  expect(shown).toHaveLength(3)
  expect(shown[0]).toBe('窓口：見本堂 楽天市場店の受信が止まっています')
})

test('the browser is asked by the click; a refusal says where to allow it', async () => {
  notifications('denied')
  const { user } = show(<AlertSettings />)
  const box = await screen.findByRole('checkbox', { name: 'この PC の通知にも出す' })
  expect(box).not.toBeChecked()
  await user.click(box)
  await waitFor(() => expect(box).toHaveAccessibleDescription(/ブラウザーが通知を止めています/))
})

test('a kind of alert is switched off at once', async () => {
  notifications('granted')
  const { user, bodies } = show(<AlertSettings />)
  await user.click(await screen.findByRole('checkbox', { name: 'キーの期限' }))
  await waitFor(() =>
    expect(bodies('SaveAlertChoice')).toEqual([{ kind: 'key', label: 'キーの期限', on: false }]),
  )
})
