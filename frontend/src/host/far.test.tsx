import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ReportScreen } from '../report/ReportScreen'
import { show } from '../test/show'
import { type Door, setDoor } from './api'
import { fakeDoor } from './fake'
import { newDesk } from './fake/desk'

/** A program in which a report never ends by itself. */
function slow(fake: Door) {
  const stopped: unknown[] = []
  let name = ''
  let patient = true
  const door: Door = (method, body, signal, called) => {
    if (method === 'CallState') return Promise.resolve({ running: true, done: 3000, all: 12_000 })
    if (method === 'CallStop') stopped.push(body)
    if (method !== 'Report' || !patient) return fake(method, body, signal)
    name = called ?? ''
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  }
  return {
    door,
    stopped,
    name: () => name,
    hurry: () => {
      patient = false
    },
  }
}

/** The screen, with another program behind the door than the pretend shop. */
function Behind({ door }: { door: Door }) {
  setDoor(door)
  return <ReportScreen />
}

test('a long report says how far it is, can be ended, and asked for again', async () => {
  const desk = newDesk(Date.now())
  const program = slow(fakeDoor(desk))
  const { user } = show(<Behind door={program.door} />)
  expect(await screen.findByText('25 % まで読みました', {}, { timeout: 3000 })).toBeVisible()
  await user.click(screen.getByRole('button', { name: '途中でやめる' }))
  expect(await screen.findByText(/数えるのをやめました/)).toBeVisible()
  expect(program.stopped).toEqual([{ call: program.name() }])
  program.hurry()
  await user.click(screen.getByRole('button', { name: 'もう一度' }))
  expect(await screen.findByText('最初の返信まで')).toBeVisible()
  expect(screen.queryByText(/数えるのをやめました/)).toBeNull()
})
