import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { audit } from './ja.audit'

// What the store records, read from its source: a new act without words must not pass.
const go = readdirSync('../store')
  .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
  .map((name) => readFileSync(`../store/${name}`, 'utf8'))
  .join('\n')
const recorded = [...go.matchAll(/\.record\((?:[^,(]+|Actor\{[^}]*\}), "([a-z_]+)", "([a-z_]+)"/g)].map(
  ([, verb = '', subject = '']) => ({ verb, subject }),
)

test('every act that the store records has words of the shop', () => {
  expect(recorded.length).toBeGreaterThan(40)
  const bare = recorded.filter(
    ({ verb, subject }) => audit.verb(verb) === verb || audit.subject(subject, 0) === subject,
  )
  expect(bare).toEqual([])
})

test('values are told as their screens tell them', () => {
  expect(audit.value('setting', 'hold')).toBe('送信待ちの秒数')
  expect(audit.value('account_add', 'rakuten')).toBe('楽天')
  expect(audit.value('staff_add', 'owner')).toBe('店長')
  expect(audit.value('state', 'done')).toBe('完了')
  expect(audit.value('snooze', String(Date.parse('2026-11-24T09:00:00+09:00')))).toBe('11/24(火) 9:00')
  expect(audit.value('reveal', '配送の確認')).toBe('配送の確認')
})
