// What the pretend shop knows of how drafts are made: suggestions, missing facts, values typed by hand.
import type { Answers } from '../methods'
import type { Ask, DraftFacts, Row } from '../types'
import { type Desk, mustRow } from './desk'
import { asked, asksOf, check } from './texts'

type Some = 'Suggest' | 'Refill' | 'RefillStart'

export function made(desk: Desk): Answers<Some> {
  return {
    Suggest: ({ id }) => ({
      suggestions: desk.templates
        .filter((t) => !mustRow(desk, id).topic || t.category === mustRow(desk, id).topic || t.uses > 200)
        .slice(0, 3)
        .map((t) => ({ id: t.id, name: t.name, why: '分類', missing: 0 })),
    }),
    Refill: ({ id, text, facts }) => refill(mustRow(desk, id), text, facts, desk.now),
    RefillStart: ({ order, text, facts }) => refill(mustRow(desk, order || 1), text, facts, desk.now),
  }
}

function refill(row: Row, text: string, facts: DraftFacts, now: number) {
  const filled = text.replace(/\{([^}\n]+)\}/g, (tag, name: string) => facts.typed[name] ?? tag)
  const parts = facts.parts.map((p) => (p.text === text ? { ...p, text: filled } : p))
  const of = { ...facts, parts }
  const asks: Ask[] = asksOf(filled)
  return {
    text: filled,
    facts: of,
    asks,
    values: check({ ...asked(row.id, filled), facts: of }, row, now).values,
  }
}
