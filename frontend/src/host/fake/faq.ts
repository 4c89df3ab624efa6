// Questions with answers and instructions of the pretend shop.
import { Problem } from '../api'
import { blankFaq } from '../blank'
import type { Answers } from '../methods'
import type { FAQ, FAQQuery, Manual } from '../types'
import { type Desk, mustRow } from './desk'
import { compose } from './texts'

type Some =
  | 'FAQs'
  | 'SaveFAQ'
  | 'RemoveFAQ'
  | 'MoveFAQ'
  | 'UseFAQ'
  | 'FAQFrom'
  | 'ExportFAQs'
  | 'SaveFAQFile'
  | 'ImportFAQs'
  | 'Manuals'
  | 'ManualsFor'
  | 'SaveManual'

const first: FAQ[] = [
  {
    ...blankFaq,
    id: 701,
    question: '注文してからどのくらいで届きますか？',
    answer: '発送から 1〜3 日で届きます。',
    category_id: 1,
    category: '配送状況・納期',
    shown: true,
    version: 1,
  },
  { ...blankFaq, id: 702, question: 'のしは付けられますか？', answer: '無料でお付けします。', version: 1 },
]

const holds = (f: FAQ, { search, category }: FAQQuery) =>
  search.split(/\s+/).every((w) => `${f.question}\n${f.answer}\n${f.category}`.includes(w)) &&
  (category === 0 || f.category_id === Math.max(category, 0))

const page = (all: FAQ[]) =>
  all
    .filter((f) => f.shown)
    .map((f) => `<p><b>Q. ${f.question}</b><br>\nA. ${f.answer}</p>\n`)
    .join('')

export function faqs(desk: Desk): Answers<Some> {
  let all = first
  const pages = new Map<number, Manual>([
    [
      1,
      {
        category: 1,
        title: '配送状況・納期',
        body: '■ はじめに\n1. 追跡番号を調べる\n・雪の日は遅れる',
        by: '店長',
        changed_at: desk.now,
        version: 1,
      },
    ],
  ])
  return {
    FAQs: (q) => ({
      faqs: all
        .map((f, place) => ({ ...f, place, fits: q.id > 0 && f.category_id === 1 }))
        .filter((f) => holds(f, q)),
      total: all.length,
    }),
    SaveFAQ: (f) => {
      const old = all.find((one) => one.id === f.id)
      if (f.shown && f.answer.includes('{'))
        throw new Problem('faq_shown', 'お店のページでは { } の所が埋まりません。', '', [])
      if (f.id > 0 && old?.version !== f.version) throw new Problem('conflict', 'ほかの画面で変わりました。')
      const saved = { ...f, id: f.id || desk.nextId++, version: f.version + 1, problems: [] }
      all = old ? all.map((one) => (one.id === f.id ? saved : one)) : [...all, saved]
      return saved
    },
    RemoveFAQ: ({ id }) => {
      all = all.filter((f) => f.id !== id)
      return {}
    },
    MoveFAQ: ({ id, place }) => {
      const rest = all.filter((f) => f.id !== id)
      all = [...rest.slice(0, place), ...all.filter((f) => f.id === id), ...rest.slice(place)]
      return {}
    },
    UseFAQ: ({ id, faq }) => {
      const answer = all.find((f) => f.id === faq)?.answer ?? ''
      const text = desk.templates[0]
      if (!text) return { subject: '', text: answer, values: [], problems: [], asks: [] }
      return compose({ ...text, body: answer }, mustRow(desk, id), desk.now)
    },
    FAQFrom: () => ({
      question: '箱を開けたあとでも返品できますか',
      answer: '{日付}までなら返品できます。',
      category_id: 0,
      category: '',
      taken: ['お客様名', '日付'],
    }),
    ExportFAQs: ({ kind }) => ({
      name: `よくある質問.${kind}`,
      type: `text/${kind}`,
      data: '',
      text: kind === 'html' ? page(all) : '',
      count: all.length,
    }),
    SaveFAQFile: () => ({ saved: true }),
    ImportFAQs: ({ apply }) => ({
      rows: [{ line: 2, snippet: false, name: '新しい質問', does: 'new', reason: '', fields: [] }],
      seen: 's',
      done: apply,
      saved: apply ? 1 : 0,
    }),
    Manuals: () => ({
      inquiry_id: 0,
      category: 0,
      manuals: [
        pages.get(0) ?? {
          category: 0,
          title: 'すべての問い合わせ',
          body: '',
          by: '',
          changed_at: 0,
          version: 0,
        },
        ...[...pages.values()].filter((m) => m.category > 0),
      ],
    }),
    ManualsFor: ({ id }) => ({
      inquiry_id: id,
      category: 1,
      manuals: [...pages.values()].filter((m) => m.body),
    }),
    SaveManual: (m) => {
      const saved = { ...m, version: m.version + 1, changed_at: desk.now }
      pages.set(m.category, saved)
      return saved
    },
  }
}
