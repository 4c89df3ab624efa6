import { expect, test } from 'vitest'
import { threeOf } from './sentences'

const three = (text: string) => threeOf({ text }, true)

test('three sentences are what happened, what is safe and what to do', () => {
  expect(three('止まりました。残っています。入れ直してください。')).toEqual({
    what: '止まりました。',
    safe: '残っています。',
    next: '入れ直してください。',
  })
})

test('more sentences belong to what to do', () => {
  expect(three('一。二。三。四。').next).toBe('三。四。')
})

test('what the program leaves out is said in general words', () => {
  expect(three('止まりました。入れ直してください。')).toMatchObject({
    what: '止まりました。',
    safe: expect.stringContaining('そのままです'),
    next: '入れ直してください。',
  })
  expect(three('止まりました。').next).toContain('確かめて再開')
  expect(threeOf({ text: '' }, false)).toMatchObject({ what: '受信が止まりました。' })
})

test('a request that comes second is what to do, not what is safe', () => {
  const said = threeOf(
    {
      text: 'サインインが切れました。もう一度サインインしてください。止まっていた間の問い合わせは、そのあとで届きます。',
    },
    false,
  )
  expect(said.what).toBe('サインインが切れました。')
  expect(said.safe).toMatch(/^受信済みの分と下書きはそのままです。/)
  expect(said.next).toBe('もう一度サインインしてください。止まっていた間の問い合わせは、そのあとで届きます。')
})
