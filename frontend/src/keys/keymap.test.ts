import { expect, it } from 'vitest'
import { capsOf, keymap, keyName } from './keymap'

const pressed = (over: Partial<KeyboardEvent>) =>
  keyName({ key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over })

it('reads a letter by its place while the input method is on', () => {
  expect(pressed({ key: 'ま', code: 'KeyJ' })).toBe('j')
})

it('names held keys in one order', () => {
  expect(pressed({ key: 'X', code: 'KeyX', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+x')
})

it('does not add Shift to a sign that holds it', () => {
  expect(pressed({ key: '?', code: 'Slash', shiftKey: true })).toBe('?')
})

it('gives every key to one action only in its scope', () => {
  const all = keymap.flatMap((e) => e.keys.map((k) => `${e.scope} ${k}`))
  expect(new Set(all).size).toBe(all.length)
})

it('gives nothing bare a meaning inside text', () => {
  const bare = keymap.filter((e) => e.scope !== 'desk').flatMap((e) => e.keys.filter((k) => k.length === 1))
  expect(bare).toEqual([])
})

it('writes caps as they stand on the keyboard', () => {
  expect(capsOf('Ctrl+Shift+x')).toBe('Ctrl Shift X')
  expect(capsOf('g f')).toBe('G F')
})
