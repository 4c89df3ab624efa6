// The pretend shop has no machine that words drafts, unless a test brings one along.
import { Problem } from '../api'
import type { Methods } from '../methods'
import type { Desk } from './desk'

/** What a pretend machine answers, and why it may not be asked. */
export type Machine = { local: boolean; why: string; run: Methods['DraftState'][1] }

const HOST = 'drafts.example'

const off = () => {
  throw new Problem('ai_off', '下書きの手伝いは使わない設定です。何も送っていません。')
}

const MARK = 'the-mark'
const STOPPED = '途中で止めました。返信の本文は変えていません。'

const NONE: Omit<Methods['DraftState'][1], 'inquiry_id'> = {
  number: 0,
  state: '',
  text: '',
  why: '',
  problems: [],
  model: '',
  took: 0,
}

const logged = ({ local, run }: Machine): Methods['DraftLog'][1]['entries'][number] => ({
  number: run.number,
  inquiry_id: run.inquiry_id,
  at: Date.parse('2026-11-19T09:00:00+09:00'),
  by: '店長',
  host: HOST,
  model: run.model,
  prompt: '2026-11-1',
  local,
  tone: 'polite',
  points: ['お詫び'],
  state: 'done',
  reason: '',
  took: run.took,
  doubts: run.problems.length,
  sent: '',
  body: '9日です。',
  final: '8日です。',
  changed: 2,
  change: [
    { kind: 'gone', text: '9' },
    { kind: 'new', text: '8' },
    { kind: 'same', text: '日です。' },
  ],
})

export function drafts(desk: Desk) {
  const idle = (id: number) => ({ ...NONE, inquiry_id: id })
  let run: Methods['DraftState'][1] | undefined
  let kept: Methods['DraftSettings'][1] = {
    on: false,
    endpoint: '',
    model: '',
    key: '',
    forget_key: false,
    has_key: false,
    local: false,
    written: false,
    categories: [],
    cares: ['complaint', 'care', 'harassment'],
    sensitive: true,
    money: true,
    seconds: 180,
  }
  return {
    DraftHelp: ({ id }: Methods['DraftHelp'][0]): Methods['DraftHelp'][1] => ({
      inquiry_id: id,
      on: desk.machine !== null,
      local: desk.machine?.local ?? false,
      host: desk.machine && !desk.machine.local ? HOST : '',
      model: desk.machine?.run.model ?? '',
      why: desk.machine?.why ?? '',
      tones: ['polite', 'warm', 'short', 'sorry'],
    }),
    DraftPreview: ({ id, points }: Methods['DraftPreview'][0]): Methods['DraftPreview'][1] =>
      desk.machine
        ? {
            inquiry_id: id,
            local: desk.machine.local,
            host: HOST,
            model: desk.machine.run.model,
            text: `⟦お客様1⟧ 様\n${points.join('\n')}`,
            mark: MARK,
          }
        : off(),
    DraftStart: ({ id }: Methods['DraftStart'][0]): Methods['DraftStart'][1] => {
      run = desk.machine?.run
      return run ? { ...run, inquiry_id: id } : off()
    },
    DraftState: ({ id }: Methods['DraftState'][0]): Methods['DraftState'][1] =>
      run ? { ...run, inquiry_id: id } : idle(id),
    DraftStop: () => {
      if (run) run = { ...run, state: 'stopped', why: STOPPED }
      return {}
    },
    ConfirmDoubt: () => ({}),
    DraftSettings: () => kept,
    SaveDraftSettings: (s: Methods['SaveDraftSettings'][0]) => {
      kept = { ...s, key: '', has_key: kept.has_key || s.key !== '', local: s.endpoint.startsWith('http://') }
      return kept
    },
    TestDraftEndpoint: off,
    FindLocalModels: () => ({ servers: [] }),
    DraftLog: (): Methods['DraftLog'][1] => ({
      entries: desk.machine ? [logged(desk.machine)] : [],
      next: 0,
    }),
  }
}
