// Answers that were asked for before the page could use them: while its script is still being read, the program already
// answers. Whoever calls with the same words takes the answer that is on its way.
import type { Method, Methods } from './methods'

export type EarlyCall = { [M in Method]: { method: M; body: Methods[M][0] } }[Method]

const onTheWay = new Map<string, Promise<unknown>>()

const nameOf = (method: string, body: string) => `${method} ${body}`

/** Keeps the answers of several calls for those who will ask. */
export function expect(calls: readonly EarlyCall[], answers: Promise<readonly Promise<unknown>[]>) {
  calls.forEach(({ method, body }, i) => {
    const answer = answers.then((all) => all[i])
    answer.catch(() => {}) // told to whoever takes it; an answer nobody takes is nobody's trouble
    onTheWay.set(nameOf(method, JSON.stringify(body)), answer)
  })
}

/** The answer on its way, once: who asks again wants it fresh. */
export function takeEarly(method: string, body: string) {
  const name = nameOf(method, body)
  const answer = onTheWay.get(name)
  onTheWay.delete(name)
  return answer
}

/** What nobody took would be old. */
export const forgetEarly = () => onTheWay.clear()
