// Past answers of the pretend shop.
import type { Answers } from '../methods'
import { type Desk, mustRow } from './desk'
import { compose } from './texts'

type Some = 'Alike' | 'UsePast' | 'Models' | 'SetModel' | 'TemplateFrom'

const ANSWER = '{お客様名} 様\n\n{日付}にお届けの予定です。'

export function knowledge(desk: Desk): Answers<Some> {
  return {
    Alike: () => ({
      alike: [
        {
          inquiry_id: 2,
          message_id: 9001,
          at: desk.now - 86_400_000,
          mall: '楽天市場',
          question: '到着予定日を知りたいです。',
          answer: ANSWER,
          reasons: ['「いつ届くか」が同じ'],
          model: desk.models.has(9001),
          more: 1,
        },
      ],
    }),
    UsePast: ({ id }) => {
      const first = desk.templates[0]
      if (!first) return { subject: '', text: ANSWER, values: [], problems: [], asks: [] }
      return compose({ ...first, body: ANSWER }, mustRow(desk, id), desk.now)
    },
    Models: () => ({ models: [] }),
    SetModel: ({ id, on, note }) => {
      if (on) desk.models.set(id, note)
      else desk.models.delete(id)
      return {}
    },
    TemplateFrom: ({ text }) => ({
      name: '返信',
      category: '',
      category_id: 0,
      body: text || ANSWER,
      variables: text ? 0 : 1,
      holes: text ? 0 : 1,
      taken: text
        ? []
        : [
            { name: 'お客様名', known: true, was: '佐藤 美咲' },
            { name: '日付', known: false, was: '11月22日' },
          ],
    }),
  }
}
