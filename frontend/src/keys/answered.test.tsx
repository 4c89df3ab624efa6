import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answers as held } from '../host/fake/answers'
import { type Desk, noDraft } from '../host/fake/desk'
import { go } from '../nav'
import { BY_HAND } from '../palette/commands'
import { openShop } from '../test/shop'
import { ja } from '../text/ja'
import { palette } from '../text/ja.palette'
import { type Action, keymap } from './keymap'
import { answers } from './useKeys'

const all = [...new Set(keymap.map((entry) => entry.action))]
const answered = () => all.filter(answers)

/** A reply waits, so that it can be taken back. */
const hold = (desk: Desk) =>
  void held(desk).Send({
    ...noDraft(5),
    text: '承知しました。',
    done: true,
    hold: 30,
    confirm: false,
    at: 0,
    follow: 0,
  })

it('has somebody who answers every action of the table', async () => {
  const seen = new Set<Action>()
  const note = () => answered().forEach((a) => void seen.add(a))
  const { desk, user } = openShop(`#/inbox/1?find=${encodeURIComponent('マグ')}`, hold)
  await screen.findByRole('textbox', { name: '返信の本文' })
  await waitFor(() => expect(answered()).toContain('takeBack'))
  note()
  screen.getByRole('listbox', { name: '一覧' }).focus()
  await user.keyboard('e')
  await waitFor(() => expect(answered()).toContain('undo'))
  note()
  const resting = [...desk.rows.values()].find((row) => row.state === 'snoozed')
  act(() => go({ to: 'inquiry', id: resting?.id ?? 0 }))
  await waitFor(() => expect(answered()).toContain('bringBack'))
  note()
  expect(all.filter((a) => !seen.has(a))).toEqual([])
})

it('has a sentence and a reading for every action', () => {
  expect(all.filter((a) => !ja.keys[a])).toEqual([])
  expect(all.filter((a) => !palette.readings[a] && !BY_HAND.includes(a))).toEqual([])
})

it('takes no key that a browser keeps for itself', () => {
  const kept = [...'tnw123456789'].flatMap((key) => [`Ctrl+${key}`, `Ctrl+Shift+${key}`])
  const taken = keymap.flatMap((entry) => entry.keys)
  expect(
    taken.filter((key) => [...kept, 'Ctrl+Tab', 'F5', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'].includes(key)),
  ).toEqual([])
})
