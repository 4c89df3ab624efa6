import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { type Door, setDoor } from '../host/api'
import { fakeDoor } from '../host/fake'
import type { Draft } from '../host/types'
import { openShop } from '../test/shop'

it('sends the last words behind a save that is on its way when the page goes away', async () => {
  const { desk } = openShop('#/inbox/1')
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })
  const shop = fakeDoor(desk)
  const sent: Draft[] = []
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const slow: Door = async (method, body, signal) => {
    if (method !== 'SaveDraft') return shop(method, body, signal)
    sent.push(JSON.parse(JSON.stringify(body)))
    const answer = await shop(method, body, signal)
    await gate
    return answer
  }
  setDoor(slow)
  fireEvent.change(field, { target: { value: 'お待' } })
  fireEvent.blur(field)
  await waitFor(() => expect(sent).toHaveLength(1))
  fireEvent.change(field, { target: { value: 'お待たせしました' } })
  act(() => void window.dispatchEvent(new Event('pagehide')))
  await waitFor(() => expect(desk.drafts.get(1)?.text).toBe('お待たせしました'))
  expect(sent.map(({ text, over, version }) => ({ text, over, version }))).toEqual([
    { text: 'お待', over: '', version: 0 },
    { text: 'お待たせしました', over: 'お待', version: 0 },
  ])
  // Coming back to the page, it goes on from there.
  await act(async () => open())
  fireEvent.change(field, { target: { value: 'お待たせしました。' } })
  fireEvent.blur(field)
  await waitFor(() => expect(desk.drafts.get(1)?.text).toBe('お待たせしました。'))
  expect(sent.at(-1)).toMatchObject({ over: '', version: 2 })
})
