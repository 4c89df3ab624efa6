// The only door to the program: POST /api/<Method> with JSON both ways.
import { takeEarly } from './early'
import type { Method, Methods } from './methods'
import { tell } from './reach'
import type * as T from './types'

export type Door = (method: Method, body: unknown, signal?: AbortSignal, name?: string) => Promise<unknown>

/** A refusal of the program: a word for the code and a sentence for the person. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly text: string,
    readonly number = '',
    readonly problems: T.Problem[] = [],
  ) {
    super(text)
    this.name = 'Problem'
  }
}

/** No answer came at all: the program is closed or the line is cut. */
export const OFFLINE = 'offline'
export const SIGNED_OUT = 'signed_out'

type Refusal = { error?: { code?: string; text?: string; number?: string; problems?: T.Problem[] } }

const problemOf = ({ code = 'unknown', text = '', number, problems }: NonNullable<Refusal['error']>) =>
  new Problem(code, text, number, problems)

async function refusal(answer: Response) {
  const body: Refusal = await answer.json().catch(() => ({}))
  const said = body.error ?? {}
  return problemOf(answer.status === 401 ? { ...said, code: SIGNED_OUT } : said)
}

/** What is being typed is saved also while the page goes away. A browser lets such requests carry 64 KiB in all. */
const OUTLIVES: readonly Method[] = ['SaveDraft', 'SaveStartDraft']
const SHORT = 20_000 // UTF-16 units, at most three bytes each

const ask = (path: string, what: RequestInit) =>
  fetch(path, { method: 'POST', ...what }).catch((cause: unknown) => {
    if (what.signal?.aborted) throw cause
    throw new Problem(OFFLINE, '')
  })

const JSON_HEAD = { 'Content-Type': 'application/json' }

/** Several calls in one request, each answered by itself. */
export async function several(calls: readonly { method: Method; body: unknown }[]) {
  const answer = await ask('/api', { headers: JSON_HEAD, body: JSON.stringify(calls) })
  if (!answer.ok) throw await refusal(answer)
  const all: (Refusal & { answer?: unknown })[] = await answer.json()
  return all.map((one) => (one.error ? Promise.reject(problemOf(one.error)) : Promise.resolve(one.answer)))
}

const overHttp: Door = async (method, body, signal, name) => {
  const text = JSON.stringify(body)
  const early = takeEarly(method, text)
  if (early) return early
  const answer = await ask(`/api/${method}`, {
    headers: name ? { ...JSON_HEAD, 'Madoguchi-Call': name } : JSON_HEAD,
    body: text,
    keepalive: OUTLIVES.includes(method) && text.length < SHORT,
    signal,
  })
  if (!answer.ok) throw await refusal(answer)
  return answer.json()
}

let door: Door = overHttp

/** Puts another program behind the door: the pretend shop. */
export const setDoor = (other: Door) => {
  door = other
}

/** The name is for calls that may take long (far.ts). */
export async function call<M extends Method>(
  method: M,
  body: Methods[M][0],
  signal?: AbortSignal,
  name?: string,
) {
  try {
    const answer = (await door(method, body, signal, name)) as Methods[M][1]
    tell(true)
    return answer
  } catch (cause) {
    if (cause instanceof Problem) tell(cause.code !== OFFLINE)
    throw cause
  }
}

async function post(path: string, file: File) {
  const form = new FormData()
  form.append('file', file)
  const answer = await ask(path, { body: form })
  if (!answer.ok) throw await refusal(answer)
  return answer.json()
}

/** Sends a file from a browser; the window uses PickFiles. */
export const upload = (file: File): Promise<T.DraftFile> => post('/upload', file)

/** Sends a list of orders from a browser; the window uses PickOrderFile. */
export const uploadOrders = (file: File): Promise<T.HeldFile> => post('/orderfile', file)

/** Sends a file of entries for the books in the same way. */
export const uploadEntries = (file: File): Promise<T.HeldFile> => post('/entryfile', file)

/** Sends a mall's settlement likewise. */
export const uploadSettlement = (file: File): Promise<T.HeldFile> => post('/settlementfile', file)
