import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Change, Event } from '../host/types'
import { eventText } from './ja.events'
import { changeText } from './ja.undo'

// The program's own words, read from its source: a new one without a sentence must not pass.
const go = ['../store', '../app']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')
const found = (...patterns: RegExp[]) =>
  [...new Set(patterns.flatMap((p) => [...go.matchAll(p)].map((m) => m[1] ?? '')))].toSorted()

const kinds = found(
  /\.event(?:At)?\([^"\n]*"([a-z_]+)"/g,
  /\bt\.set\(by, [^"\n]*?"([a-z_]+)"/g,
  /\bt\.end\([^"\n]*"([a-z_]+)"/g,
  /\bstore\.Ask\{\s*[^"}]*Verb: "([a-z_]+)"/g,
  /\bkind(?:, who)? :?= "([a-z_]+ed)"/g,
  /\bPrinted\w+\s*= "([a-z_]+)"/g,
)

/** Told by what stands in the conversation itself, or of no use to anybody there. */
const silent = new Set(['received', 'sent', 'queued', 'opened', 'unread'])
/** What the sentence needs to be one. */
const details: Record<string, string> = {
  rescheduled: 'at 1',
  joined: 'subject',
  sorted: '{}',
  undone: 'tags',
  state: 'done',
}

const event = (kind: string): Event => ({ at: 0, by: '高橋', kind, detail: details[kind] ?? '1' })

test('the words of the program are found in its source', () => {
  const known = ['approval_asked', 'care', 'due', 'handed_over', 'linked', 'note_edited', 'printed']
  expect(kinds).toEqual(expect.arrayContaining(known))
  expect(kinds).toEqual(expect.arrayContaining(['reveal_asked', 'sorted', 'state', 'thanks', 'unlinked']))
  expect(verbs).toEqual(expect.arrayContaining(['state', 'due', 'snooze', 'unlink', 'draft_drop']))
})

test.each(kinds.filter((k) => !silent.has(k)))('%s has a sentence', (kind) => {
  expect(eventText(event(kind))).toMatch(/[ぁ-ん]/)
})

const verbs = found(
  /\bt\.(?:undoable|remember|saveChange)\(by, "([a-z_]+)"/g,
  /\bJoin\w+\s*= "([a-z]+)"/g,
  /\bstore\.Ask\{\s*[^"}]*Verb: "([a-z_]+)"/g,
)

const change = (verb: string): Change => ({
  id: 1,
  at: 0,
  verb,
  detail: '',
  inquiry: 1,
  customer_id: 1,
  customer: '佐藤',
  order_number: '',
  mall: '',
  subject: '件名',
  count: 1,
  undone_at: 0,
})

test.each(verbs)('%s can be told beside the way back', (verb) => {
  expect(changeText(change(verb))).not.toBe(changeText(change('no_such_verb')))
})
