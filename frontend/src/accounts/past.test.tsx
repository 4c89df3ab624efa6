import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../test/show'
import { AccountsScreen } from './AccountsScreen'

const card = () => screen.findByRole('article', { name: 'shop@mihondo.example' })

test('a mailbox says how far its past has been read, until none is left', async () => {
  show(<AccountsScreen />, (desk) => {
    desk.accounts = desk.accounts.map((a) =>
      a.kind === 'mailbox' ? { ...a, progress_done: 12_000, progress_all: 100_000 } : a,
    )
  })
  expect(await card()).toHaveTextContent('過去のメール 12,000 / 100,000 通')
  expect(within(await card()).getByRole('progressbar', { name: '過去のメール' })).toHaveAttribute(
    'value',
    '0.12',
  )
  expect(screen.getAllByRole('progressbar', { name: '過去のメール' })).toHaveLength(1)
})
