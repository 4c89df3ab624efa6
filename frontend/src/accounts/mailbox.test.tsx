import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { AccountForm, MailboxSearch } from '../host/types'
import { openShop } from '../test/shop'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'
import { fieldId, NAME } from './form'

afterEach(() => vi.restoreAllMocks())

async function openForm() {
  const shown = show(<AccountsScreen />)
  await shown.user.click(
    await screen.findByRole('button', { name: /用意するもの：メールアドレスとパスワード/ }),
  )
  return shown
}

const address = () => screen.getByLabelText('メールアドレス')
const details = () => screen.getByText('くわしい設定').closest('details') as HTMLElement

test('an owner types an address and a password and is done', async () => {
  const { user, bodies } = await openForm()
  await waitFor(() => expect(address()).toHaveFocus())
  expect(details()).not.toHaveAttribute('open')
  await user.type(address(), 'shop@gmail.com')
  expect(await screen.findByText(/Gmail です。アプリ パスワードが要ります。/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '設定を探す' })).toBeNull()
  await user.type(screen.getByLabelText('パスワード'), 'app-password')
  await user.click(screen.getByRole('button', { name: '確かめて保存する' }))
  await waitFor(() => expect(bodies('SaveAccount')).toHaveLength(1))
  const saved = bodies('SaveAccount')[0] as AccountForm
  expect(saved.name).toBe('shop@gmail.com')
  expect(saved.settings).toMatchObject({ address: 'shop@gmail.com', auth: 'password', imap_host: '' })
  expect(saved.secrets).toEqual({ password: 'app-password' })
  expect((bodies('DiscoverMailbox') as MailboxSearch[]).every((q) => !q.look)).toBe(true)
})

test('a service without passwords asks for the sign-in instead, and Gmail lets choose', async () => {
  vi.spyOn(window, 'open').mockReturnValue(null)
  const { user, bodies } = await openForm()
  await user.type(address(), 'shop@outlook.jp')
  expect(await screen.findByRole('button', { name: 'Microsoft でサインイン' })).toBeVisible()
  expect(screen.queryByLabelText('パスワード')).toBeNull()
  await user.type(screen.getByLabelText('クライアント ID'), 'client-1')
  await user.click(screen.getByRole('button', { name: 'Microsoft でサインイン' }))
  await waitFor(() => expect(bodies('SignInBegin')).toHaveLength(1))
  expect(bodies('SignInBegin')[0]).toMatchObject({
    settings: { auth: 'microsoft', oauth_client_id: 'client-1' },
    secrets: {},
  })

  await user.clear(address())
  await user.type(address(), 'shop@gmail.com')
  await user.selectOptions(await screen.findByLabelText('サインインの方法'), 'password')
  expect(await screen.findByLabelText('パスワード')).toBeVisible()
})

test('the servers of a domain of the shop are sought only when asked for', async () => {
  const { user, bodies } = await openForm()
  await user.type(address(), 'info@found.example')
  await user.type(screen.getByLabelText('パスワード'), 'secret')
  const looks = () => (bodies('DiscoverMailbox') as MailboxSearch[]).filter((q) => q.look)
  await user.click(await screen.findByRole('button', { name: '設定を探す' }))
  expect(await screen.findByText(/サーバーが見つかりました/)).toBeVisible()
  expect(looks()).toHaveLength(1)
  expect(looks()[0]?.form.secrets).toEqual({ password: 'secret' })
  await user.click(screen.getByText('くわしい設定'))
  expect(within(details()).getByLabelText('受信サーバー')).toHaveValue('mail.found.example')
})

test('a name of a certificate is taken only by the person', async () => {
  const { user } = await openForm()
  await user.type(address(), 'info@other.example')
  await user.click(await screen.findByRole('button', { name: '設定を探す' }))
  const take = await screen.findByRole('button', { name: 'sv1.host.example を使う' })
  await user.click(screen.getByText('くわしい設定'))
  expect(screen.getByLabelText('受信サーバー')).toHaveValue('')
  await user.click(take)
  expect(screen.getByLabelText('受信サーバー')).toHaveValue('sv1.host.example')
  expect(screen.getByLabelText('送信サーバー')).toHaveValue('sv1.host.example')
})

test('offers a sign-in only to the mailbox that has one', async () => {
  openShop('#/accounts', (desk) => {
    desk.accounts = desk.accounts.map((a) =>
      a.kind === 'mailbox' ? { ...a, settings: { ...a.settings, auth: 'microsoft' } } : a,
    )
  })
  const card = await screen.findByRole('article', { name: 'shop@mihondo.example' })
  expect(await within(card).findByRole('button', { name: 'サインイン' })).toBeVisible()
})

test('offers no sign-in to a mailbox with a password', async () => {
  openShop('#/accounts')
  const card = await screen.findByRole('article', { name: 'shop@mihondo.example' })
  expect(within(card).queryByRole('button', { name: 'サインイン' })).toBeNull()
})

test('no field shares its id with another one', () => {
  expect(fieldId(NAME)).not.toBe(fieldId('name'))
})
