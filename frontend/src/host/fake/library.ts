// The pretend shop's ひな型: two texts, one of which the shop already has.
import { Problem } from '../api'
import type { Answers, Method } from '../methods'
import type { LibraryTemplate } from '../types'
import type { Desk } from './desk'

const kept = [
  {
    word: 't11-spec',
    name: '商品の仕様のご案内',
    category: '商品仕様',
    body: '{お客様名|お客}様\n\n{仕様}\n\n{署名}',
    needs: ['仕様'],
    steps: ['分からないときは、答える前に仕入先へ確かめる'],
    attach: '',
  },
  {
    word: 't24-receipt-issued',
    name: '領収書・請求書をお送りします',
    category: '領収書・請求書',
    body: '{お客様名|お客}様\n\n発行日：{発行日}\n宛名：{宛名}\n\n{署名}',
    needs: ['発行日', '宛名'],
    steps: [],
    attach: '領収書（PDF）',
  },
]

const listed = (desk: Desk): LibraryTemplate[] =>
  kept.map((t) => ({ ...t, here: desk.templates.some((o) => o.name === t.name) }))

export const library = (desk: Desk) =>
  ({
    Library: () => ({ templates: listed(desk), added: [] }),
    AddLibrary: ({ words }) => {
      const one = desk.templates[0]
      if (!one) throw new Problem('library_unknown', 'ひな型を足せません。')
      const missing = listed(desk).filter((t) => !t.here && (words.length === 0 || words.includes(t.word)))
      for (const { name, category, body } of missing) {
        desk.templates = [
          ...desk.templates,
          { ...one, id: desk.nextId++, name, category, body, uses: 0, version: 1 },
        ]
      }
      return { templates: listed(desk), added: missing.map((t) => t.name) }
    },
  }) satisfies Partial<Answers<Method>>
