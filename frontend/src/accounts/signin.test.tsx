import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { holdSignIns } from '../host/fake/health'
import type { AccountForm } from '../host/types'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'

afterEach(() => vi.restoreAllMocks())

const browser = () => vi.spyOn(window, 'open').mockReturnValue(null)
const yahoo = () => screen.findByRole('article', { name: '見本堂 Yahoo!店' })

test('a sign-in that ends soon is renewed from its card: the browser opens, the days are whole again', async () => {
  const opened = browser()
  const { user, bodies } = show(<AccountsScreen />)
  const card = await yahoo()
  expect(within(card).getByRole('region', { name: 'サインイン' })).toHaveTextContent('残り 3 日')
  await user.click(within(card).getByRole('button', { name: 'サインインし直す' }))
  await waitFor(() =>
    expect(opened).toHaveBeenCalledWith(
      expect.stringMatching(/^https:\/\/mall\.example\//),
      '_blank',
      'noopener',
    ),
  )
  expect(bodies('SignInBegin')).toEqual([expect.objectContaining({ id: 2, settings: {}, secrets: {} })])
  expect(within(card).getByRole('button', { name: 'サインインの画面を開く' })).toBeVisible()
  await waitFor(
    () => expect(within(card).getByRole('region', { name: 'サインイン' })).toHaveTextContent('残り 28 日'),
    { timeout: 5000 },
  )
  expect(await screen.findByText('「見本堂 Yahoo!店」にサインインしました')).toBeInTheDocument()
})

test('the address of the browser can be pasted; stopping says so to the program', async () => {
  browser()
  const { user, bodies } = show(<AccountsScreen />, holdSignIns)
  const card = await yahoo()
  await user.click(within(card).getByRole('button', { name: 'サインインし直す' }))
  await user.click(await within(card).findByText('ブラウザーに「接続できません」と出たとき'))
  await user.type(
    within(card).getByLabelText('サインインのあとのアドレス'),
    'http://localhost:8788/callback?code=1',
  )
  await user.click(within(card).getByRole('button', { name: 'このアドレスで終える' }))
  await waitFor(() =>
    expect(bodies('SignInPaste')).toEqual([{ id: 's1', address: 'http://localhost:8788/callback?code=1' }]),
  )
  await user.click(await within(card).findByRole('button', { name: /^サインイン/ }))
  await user.click(await within(card).findByRole('button', { name: 'サインインをやめる' }))
  await waitFor(() => expect(bodies('SignInCancel')).toEqual([{ id: 's2' }]))
})

test('a new account is saved with the sign-in that was made for its form', async () => {
  browser()
  const { user, bodies } = show(<AccountsScreen />)
  await user.click(await screen.findByRole('button', { name: /用意するもの：アプリケーション ID/ }))
  await user.type(screen.getByLabelText('ストアアカウント'), 'mihondo2')
  await user.type(screen.getByLabelText('シークレット'), 'cs')
  await user.click(screen.getByRole('button', { name: '確かめて保存する' }))
  const begin = screen.getByRole('button', { name: 'サインイン' })
  await waitFor(() => expect(begin).toHaveFocus())
  expect(begin).toHaveAccessibleDescription(/「サインイン」を押してください/)
  expect(bodies('TestAccount')).toEqual([])

  await user.click(begin)
  await waitFor(() => expect(screen.getByText('サインインできました。')).toBeVisible(), { timeout: 5000 })
  await user.click(screen.getByRole('button', { name: '確かめて保存する' }))
  await waitFor(() => expect(bodies('SaveAccount')).toHaveLength(1))
  const [saved] = bodies('SaveAccount') as AccountForm[]
  expect(saved).toMatchObject({ sign_in: 's1', secrets: { client_secret: 'cs' } })
})

test('a dead sign-in is repaired by the one filled button of its banner', async () => {
  const opened = browser()
  const { user } = show(<AccountsScreen />, (desk) => {
    desk.accounts = desk.accounts.map((a) =>
      a.kind === 'yahoo'
        ? { ...a, state: 'stopped', reason: 'invalid_grant', text: 'サインインが切れました。' }
        : a,
    )
  })
  const banner = await screen.findByRole('region', { name: '見本堂 Yahoo!店' })
  await user.click(within(banner).getByRole('button', { name: 'サインインし直す' }))
  expect(opened).toHaveBeenCalled()
  expect(await screen.findByRole('article', { name: '見本堂 Yahoo!店' }, { timeout: 5000 })).toBeVisible()
})
