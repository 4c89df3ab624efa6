import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { later, loadParts } from './later'

const ready = vi.fn(async () => () => <p>ここにあります</p>)
const Ready = later(ready)

test('what the setup of the tests brings is drawn at once', () => {
  expect(ready).toHaveBeenCalledOnce()
  render(<Ready />)
  expect(screen.getByText('ここにあります')).toBeVisible()
})

test('what has not come yet is drawn as soon as it comes, and loaded once', async () => {
  const load = vi.fn(async () => ({ text }: { text: string }) => <p>{text}</p>)
  const Part = later(load)
  render(<Part text="あとから" />)
  expect(screen.queryByText('あとから')).toBeNull()
  expect(await screen.findByText('あとから')).toBeVisible()
  await loadParts()
  expect(load).toHaveBeenCalledOnce()
})
