import { readFileSync } from 'node:fs'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Desk } from '../host/fake/desk'
import { aroundIt, listCalls } from '../host/first'
import type { Method } from '../host/methods'
import { mayAsk } from '../host/reads'
import { loadTheRest } from '../later'
import { read } from '../nav'
import { opensTo, sections } from '../settings/sections'
import { openShop } from '../test/shop'
import { needed } from './rights'

// Who may what stands in the program; the page must not ask for what would be refused.
const go = readFileSync('../app/rights.go', 'utf8')
const words = new Map(
  [...go.matchAll(/^\t(may\w+) += "(\w+)"/gm)].map(([, name = '', word = '']) => [name, word]),
)
const needs = new Map(
  [...go.matchAll(/"(\w+)": +\{(?:right: )?(may\w+)/g)].map(([, method = '', right = '']) => [
    method,
    words.get(right),
  ]),
)
const rightsOf = (role: string) => {
  const [, list = ''] = new RegExp(`Role${role}: +\\{([^}]+)\\}`).exec(go) ?? []
  return list.split(', ').map((name) => words.get(name))
}

const roles = { accounting: 'Accounting', viewer: 'Viewer', trainee: 'Trainee', staff: 'Staff' }

/** The pretend shop with somebody of this role at the screen. */
const sitting = (role: string) => (d: Desk) => {
  d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role } : s))
  d.sitting = 2
}

/** The places that somebody with these rights can come to. */
function placesOf(may: readonly (string | undefined)[]) {
  const screens = Object.entries(needed).filter(([, right]) => may.includes(right))
  const open = (name: string) => screens.some(([screen]) => screen === name)
  return [
    '#/inbox', // where the page begins
    ...screens.map(([name]) => `#/${name}`),
    ...(open('inbox') ? ['#/inbox/2'] : []),
    ...(open('books') ? BOOKS.map((part) => `#/books/${part}`) : []),
    ...sections.filter((s) => opensTo(s, (right) => may.includes(right))).map((s) => `#/settings/${s.id}`),
  ]
}

const BOOKS = ['documents', 'settle', 'month', 'close', 'import', 'settlefile']

test('the table of rights is read as the program has it', () => {
  expect(needs.size).toBeGreaterThan(200)
  expect(rightsOf('Accounting')).toEqual(['be', 'books', 'export'])
})

test('what the page asks for by itself is known with the right that the program wants', () => {
  for (const [method, right] of needs) {
    if (!mayAsk([], method as Method))
      expect([method, mayAsk([right ?? ''], method as Method)]).toEqual([method, true])
  }
  for (const { method } of [...listCalls(read('#/inbox')), ...aroundIt])
    expect([method, needs.get(method) === 'enter' || !mayAsk([], method)]).toEqual([method, true])
})

test.each(Object.entries(roles))('%s asks for nothing that would be refused', async (role, name) => {
  await loadTheRest()
  const may = rightsOf(name)
  const refused: string[] = []
  for (const [i, place] of placesOf(may).entries()) {
    const { asked, settled, unmount, user } = openShop(place, sitting(role))
    await settled()
    if (i === 0) await user.keyboard('{Control>}k{/Control}') // the palette
    await settled()
    for (const method of asked()) {
      const right = needs.get(method)
      if (right !== 'enter' && !may.includes(right)) refused.push(`${place} ${method}`)
    }
    unmount()
  }
  expect(refused.join('\n')).toBe('')
})

test('who keeps the books begins with them', async () => {
  const { settled } = openShop('#/inbox', sitting('accounting'))
  await settled()
  expect(await screen.findByRole('heading', { name: '経理' })).toBeVisible()
  expect(screen.queryByRole('button', { name: /^お知らせ/ })).toBeNull()
})

test('a screen that is not theirs leads back to one that is', async () => {
  const { settled, user } = openShop('#/orders', sitting('accounting'))
  await settled()
  await user.click(await screen.findByRole('button', { name: '経理に戻る' }))
  expect(await screen.findByRole('heading', { name: '経理' })).toBeVisible()
})
