import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openInWindow } from '../host/fake/mails'
import type { AccountForm } from '../host/types'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'

const openMail = async (user: ReturnType<typeof show>['user']) => {
  await user.click(await screen.findByRole('button', { name: /用意するもの：メールアドレスとパスワード/ }))
  await screen.findByRole('heading', { name: 'メールをつなぐ' })
}

const fillMail = async (user: ReturnType<typeof show>['user'], password: string) => {
  await user.type(screen.getByLabelText('メールアドレス'), 'order@mihondo.example')
  await user.type(screen.getByLabelText('受信サーバー'), 'imap.mihondo.example')
  await user.type(screen.getByLabelText('パスワード'), password)
}

test('the form is drawn from the fields of the kind', async () => {
  const { user } = show(<AccountsScreen />)
  await openMail(user)
  expect(screen.getByLabelText('パスワード')).toHaveAttribute('type', 'password')
  await user.click(screen.getByRole('button', { name: 'パスワードを表示する' }))
  expect(screen.getByLabelText('パスワード')).toHaveAttribute('type', 'text')
  const choice = screen.getByLabelText('受信の暗号化')
  expect(
    within(choice)
      .getAllByRole('option')
      .map((o) => o.getAttribute('value')),
  ).toEqual(['tls', 'starttls', 'none'])
  expect(choice).toHaveValue('tls')
  expect(choice.closest('details')).not.toHaveAttribute('open')
  const guide = screen.getByRole('complementary', { name: '手順' })
  expect(guide).toHaveTextContent('メールアドレスとパスワードを用意します。')
})

test('a missing field is named and gets the caret; nothing is sent', async () => {
  const { user, bodies } = show(<AccountsScreen />)
  await openMail(user)
  await user.click(screen.getByRole('button', { name: '確かめて保存する' }))
  const address = screen.getByLabelText('メールアドレス')
  expect(address).toHaveAccessibleDescription('「メールアドレス」を入れてください。')
  expect(screen.getByLabelText('パスワード')).toHaveAccessibleDescription('「パスワード」を入れてください。')
  await waitFor(() => expect(address).toHaveFocus())
  expect(bodies('TestAccount')).toEqual([])
})

test('a wrong key is told at its field, which gets the caret; the right one is saved', async () => {
  const { user, bodies } = show(<AccountsScreen />)
  await openMail(user)
  await fillMail(user, 'wrong')
  await user.click(screen.getByRole('button', { name: '確かめて保存する' }))
  const password = screen.getByLabelText('パスワード')
  await waitFor(() => expect(password).toHaveFocus())
  expect(password).toBeInvalid()
  expect(password).toHaveAccessibleDescription(/メールサーバーがパスワードを受け付けませんでした/)
  expect(bodies('SaveAccount')).toEqual([])

  await user.clear(password)
  expect(password).toBeValid()
  await user.type(password, 'right')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('article', { name: 'order@mihondo.example' })).toBeInTheDocument()
  expect(bodies('SaveAccount')).toEqual([
    expect.objectContaining({ id: 0, kind: 'mailbox', secrets: { password: 'right' } }),
  ])
})

test('a stored secret stays when its field is left empty', async () => {
  const { user, bodies } = show(<AccountsScreen />)
  await user.click(await screen.findByRole('button', { name: 'shop@mihondo.exampleのほかの操作' }))
  await user.click(await screen.findByRole('menuitem', { name: '設定を変える' }))
  const password = await screen.findByLabelText('パスワード')
  expect(password).toHaveValue('')
  expect(password).toHaveAccessibleDescription(/保存してあります/)
  await user.click(screen.getByRole('button', { name: '確かめて保存する' }))
  await waitFor(() => expect(bodies('SaveAccount')).toHaveLength(1))
  const [body] = bodies('SaveAccount') as AccountForm[]
  expect(body?.secrets).toEqual({})
  expect(body?.settings.address).toBe('shop@mihondo.example')
})

test('a stopped account says three things and runs again with the right key', async () => {
  const { user, bodies } = show(<AccountsScreen />, (desk) => {
    desk.accounts = desk.accounts.map((a) =>
      a.kind === 'mailbox'
        ? {
            ...a,
            state: 'stopped',
            text: 'パスワードが違います。受信済みの分はそのままです。入れ直してください。',
          }
        : a,
    )
  })
  const banner = await screen.findByRole('region', { name: 'shop@mihondo.example' })
  expect(within(banner).getByText('起きたこと').nextSibling).toHaveTextContent('パスワードが違います。')
  expect(within(banner).getByText('守られていること').nextSibling).toHaveTextContent(
    '受信済みの分はそのままです。',
  )
  expect(within(banner).getByText('次にすること').nextSibling).toHaveTextContent('入れ直してください。')
  const field = within(banner).getByLabelText('新しいパスワード')
  await user.type(field, 'wrong{Enter}')
  await waitFor(() => expect(field).toHaveFocus())
  expect(field).toHaveAccessibleDescription(/受け付けませんでした/)
  expect(bodies('ResumeAccount')).toEqual([])
  await user.clear(field)
  await user.type(field, 'right{Enter}')
  expect(await screen.findByRole('article', { name: 'shop@mihondo.example' })).toHaveTextContent('正常')
  expect(bodies('ResumeAccount')).toEqual([{ id: 3 }])
})

test('removing asks first, with the caret on the button that keeps', async () => {
  const { user, bodies } = show(<AccountsScreen />)
  await user.click(await screen.findByRole('button', { name: 'shop@mihondo.exampleのほかの操作' }))
  await user.click(await screen.findByRole('menuitem', { name: '削除する' }))
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: '削除しない' })).toHaveFocus())
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies('RemoveAccount')).toEqual([])
})

test('a key that ends soon shows its days and leads to its field', async () => {
  const { user } = show(<AccountsScreen />)
  const key = await screen.findByRole('region', { name: 'ライセンスキー' })
  expect(key).toHaveTextContent('残り 12 日')
  expect(within(key).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '12')
  await user.click(screen.getByRole('button', { name: 'ライセンスキーを新しくする' }))
  await waitFor(() => expect(screen.getByLabelText('licenseKey')).toHaveFocus())
})

test('an empty desk offers the pretend shop and the own one', async () => {
  const { user, bodies } = show(<AccountsScreen />, (desk) => {
    desk.accounts.length = 0
    openInWindow(desk)
  })
  await user.click(await screen.findByRole('button', { name: '見本を開く' }))
  await waitFor(() => expect(bodies('OpenDemo')).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: '接続を選ぶ' }))
  expect(document.activeElement?.closest('#kinds')).not.toBeNull()
})
