import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Account } from '../host/types'
import { show } from '../test/show'
import { ReceiveStatus } from './ReceiveStatus'

const line = () => screen.findByRole('button')

const every = (change: Partial<Account>) => (desk: { accounts: Account[] }) => {
  desk.accounts = desk.accounts.map((a) => ({ ...a, state: 'ok', ...change }))
}

test('a first synchronisation says how far all accounts are together', async () => {
  show(<ReceiveStatus busy={false} />, (desk) => {
    every({ last_ok_at: 0 })(desk)
    const [first, second, ...rest] = desk.accounts as [Account, Account]
    const begun = (a: Account, done: number) => ({
      ...a,
      state: 'new',
      progress_done: done,
      progress_all: 10_000,
    })
    desk.accounts = [begun(first, 6_800), begun(second, 15), ...rest]
  })
  expect(await line()).toHaveTextContent('はじめての受信 6,815 / 20,000')
})

test('where nothing has come yet, that is said', async () => {
  show(<ReceiveStatus busy={false} />, every({ state: 'new', last_ok_at: 0 }))
  expect(await line()).toHaveTextContent('これから受信します')
})

test('what has stopped is said before anything else', async () => {
  show(<ReceiveStatus busy={false} />, (desk) => {
    every({ state: 'new', progress_done: 5, progress_all: 10 })(desk)
    desk.accounts = desk.accounts.map((a, i) => (i === 0 ? { ...a, state: 'stopped' } : a))
  })
  expect(await line()).toHaveTextContent('接続 1 件 停止')
})
