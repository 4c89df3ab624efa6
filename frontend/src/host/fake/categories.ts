// What the pretend shop's inquiries are about, and its tags.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { Category, NameRemoval, Tag } from '../types'
import { type Desk, patch } from './desk'

type Named = { id: number; name: string; version: number }

const USUAL: [topic: string, name: string, reading: string][] = [
  ['delivery', '配送状況・納期', 'はいそうじょうきょう'],
  ['stock', '在庫・再入荷', 'ざいこ'],
  ['product', '商品仕様', 'しょうひんしよう'],
  ['cancel', 'キャンセル', 'きゃんせる'],
  ['return', '返品・交換・不良', 'へんぴん'],
  ['other', 'その他', 'そのた'],
]

type State = { categories: Category[]; tags: Tag[] }
const kept = new WeakMap<Desk, State>()

/** The shop's words; tests may change them. */
export function namesOf(desk: Desk): State {
  const state = kept.get(desk) ?? {
    categories: USUAL.map(([topic, name, reading], position) => ({
      id: position + 1,
      name,
      reading,
      topic,
      position,
      uses: 0,
      version: 1,
    })),
    tags: [{ id: 1, name: '法人', reading: 'ほうじん', uses: 0, version: 1 }],
  }
  kept.set(desk, state)
  return state
}

function mustBeFree(list: Named[], one: Named, what: string) {
  if (!one.name.trim()) throw new Problem('name', `${what}の名前が空です。名前を入れてください。`)
  const stored = list.find((o) => o.id === one.id)
  if (one.id && !stored) throw new Problem('not_found', '見つかりませんでした。')
  if (stored && stored.version !== one.version)
    throw new Problem('conflict', 'ほかの画面で先に変更されました。')
  if (list.some((o) => o.id !== one.id && o.name === one.name))
    throw new Problem('name_taken', `「${one.name}」という${what}はもうあります。別の名前を付けてください。`)
}

const uses = (desk: Desk, id: number) => [...desk.rows.values()].filter((r) => r.category_id === id)

function mayRemove(of: NameRemoval, n: number) {
  if (n > 0 && !of.keep && !of.to) throw new Problem('in_use', `付いた問い合わせが ${n} 件あります。`)
}

export function categories(desk: Desk) {
  return {
    Categories: () => ({
      categories: namesOf(desk).categories.map((c) => ({ ...c, uses: uses(desk, c.id).length })),
    }),
    SaveCategory: (c) => {
      const state = namesOf(desk)
      mustBeFree(state.categories, c, '分類')
      const saved = { ...c, id: c.id || desk.nextId++, version: c.version + 1 }
      const others = state.categories.filter((o) => o.id !== c.id)
      others.splice(c.id ? c.position : others.length, 0, saved)
      state.categories = others.map((o, position) => ({ ...o, position }))
      for (const row of uses(desk, c.id)) patch(desk, row.id, { topic: c.name })
      return saved
    },
    RemoveCategory: (of) => {
      const state = namesOf(desk)
      const having = uses(desk, of.id)
      mayRemove(of, having.length)
      const to = state.categories.find((c) => c.id === of.to)
      if (to) for (const row of having) patch(desk, row.id, { category_id: to.id, topic: to.name })
      state.categories = state.categories.filter((c) => c.id !== of.id)
      return {}
    },
    Tags: () => ({ tags: namesOf(desk).tags }),
    SaveTag: (t) => {
      const state = namesOf(desk)
      mustBeFree(state.tags, t, 'タグ')
      const saved = { ...t, id: t.id || desk.nextId++, version: t.version + 1 }
      state.tags = [...state.tags.filter((o) => o.id !== t.id), saved]
      return saved
    },
    RemoveTag: (of) => {
      const state = namesOf(desk)
      mayRemove(of, state.tags.find((t) => t.id === of.id)?.uses ?? 0)
      state.tags = state.tags.filter((t) => t.id !== of.id)
      return {}
    },
  } satisfies Partial<Answers<Method>>
}
