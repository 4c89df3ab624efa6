import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { setDoor } from '../host/api'
import { newClient } from '../host/client'
import { EVERYTHING } from '../host/everything'
import { row } from '../host/fake/rows'
import { onHint } from '../host/queries/hints'
import { see } from '../host/sight'
import type { InboxQuery, Row } from '../host/types'
import { useRows } from './useRows'

const { after: _, limit: __, ...EVERY } = EVERYTHING
const PER_PAGE = 100
const PAGES = 12

/** A list of many pages: what was asked for, and the subjects as they are told now. */
function longList() {
  const asked: string[] = []
  let said = 'first'
  setDoor(async (method, body) => {
    if (method !== 'Inbox') return {}
    const { after } = body as InboxQuery
    asked.push(after)
    const from = Number(after)
    const page = Array.from(
      { length: PER_PAGE },
      (_none, i): Row => ({ ...row(from + i + 1, 1, 0, {}), subject: said }),
    )
    const next = from + PER_PAGE < PAGES * PER_PAGE ? String(from + PER_PAGE) : ''
    return { inquiries: page, next }
  })
  const client = newClient()
  const around = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const shown = renderHook(({ reading }) => useRows(EVERY, reading, 0), {
    wrapper: around,
    initialProps: { reading: true },
  })
  const rows = () => shown.result.current.rows
  return {
    asked,
    client,
    rows,
    shown,
    say: (subject: string) => {
      said = subject
    },
    grow: async () => {
      while (rows().length < PAGES * PER_PAGE) {
        const had = rows().length
        await act(async () => void (await shown.result.current.fetchNextPage()))
        await waitFor(() => expect(rows().length).toBeGreaterThan(had))
      }
    },
  }
}

test('of a long list only the first page, what is on the screen and what changed is read again', async () => {
  const list = longList()
  await waitFor(() => expect(list.rows()).toHaveLength(PER_PAGE))
  await list.grow()
  see([505, 506])
  list.say('second')
  list.asked.length = 0
  await act(async () => onHint(list.client, { name: 'inquiries', ids: [905] }))
  await waitFor(() => expect(list.rows()[504]?.subject).toBe('second'))
  expect(list.asked).toEqual(['', '500', '900'])
  expect(list.rows()).toHaveLength(PAGES * PER_PAGE)
  expect(list.rows()[904]?.subject).toBe('second')
  expect(list.rows()[604]?.subject).toBe('first')
})

test('back at the top a long list is short again, and fresh', async () => {
  const list = longList()
  await waitFor(() => expect(list.rows()).toHaveLength(PER_PAGE))
  await list.grow()
  list.say('second')
  list.shown.rerender({ reading: false })
  await waitFor(() => expect(list.rows()[0]?.subject).toBe('second'))
  expect(list.rows()).toHaveLength(PER_PAGE)
})
