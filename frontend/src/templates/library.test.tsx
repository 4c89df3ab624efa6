import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../test/show'
import { TemplatesScreen } from './TemplatesScreen'

test('a text of the program that is missing is added by keyboard and opened; it is offered no more', async () => {
  const { user, desk } = show(<TemplatesScreen />)
  const before = desk.templates.length
  const add = await screen.findByRole('button', { name: '「領収書・請求書をお送りします」を足す' })
  add.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(desk.templates).toHaveLength(before + 1))
  expect(await screen.findByDisplayValue('領収書・請求書をお送りします')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '「領収書・請求書をお送りします」を足す' })).toBeNull()
})
