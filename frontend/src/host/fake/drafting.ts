// The pretend shop has no machine that words drafts.
import { type Methods, Problem } from '../api'

const off = () => {
  throw new Problem('ai_off', '下書きの手伝いは使わない設定です。何も送っていません。')
}

export function drafts() {
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
      on: false,
      local: false,
      host: '',
      model: '',
      why: '',
      tones: ['polite', 'warm', 'short', 'sorry'],
    }),
    DraftPreview: off,
    DraftStart: off,
    DraftState: ({ id }: Methods['DraftState'][0]): Methods['DraftState'][1] => ({
      inquiry_id: id,
      number: 0,
      state: '',
      text: '',
      why: '',
      problems: [],
      model: '',
      took: 0,
    }),
    DraftStop: () => ({}),
    ConfirmDoubt: () => ({}),
    DraftSettings: () => kept,
    SaveDraftSettings: (s: Methods['SaveDraftSettings'][0]) => {
      kept = { ...s, key: '', has_key: kept.has_key || s.key !== '', local: s.endpoint.startsWith('http://') }
      return kept
    },
    TestDraftEndpoint: off,
    FindLocalModels: () => ({ servers: [] }),
    DraftLog: () => ({ entries: [], next: 0 }),
  }
}
