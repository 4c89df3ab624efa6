// 証拠一式 and texts of attachments of the pretend shop. What is put together stands at once.
import type { Evidence, EvidenceRequest, MailPart } from '../types'

const none: Evidence = {
  running: false,
  parts: 0,
  parts_done: 0,
  name: '',
  token: '',
  size: 0,
  sha256: '',
  missing: 0,
  problem: '',
}

export function papers() {
  let state = none
  return {
    EvidenceStart: ({ ids }: EvidenceRequest) => {
      const name = `証拠一式-${ids[0] ?? 0}.zip`
      state = {
        ...none,
        name,
        parts: 12,
        parts_done: 12,
        token: `T${ids.join('-')}`,
        size: 84_000,
        missing: 1,
      }
      return {}
    },
    EvidenceState: () => state,
    EvidenceStop: () => {
      state = none
      return {}
    },
    SaveCase: () => ({ saved: true }),
    SaveEvidence: () => ({ saved: true }),
    SaveFiles: () => ({ saved: true }),
    FileText: ({ id }: MailPart) => ({
      text: `添付 ${id} の 1 行目\n2 行目`,
      charset: 'shift_jis',
      cut: false,
    }),
  }
}
