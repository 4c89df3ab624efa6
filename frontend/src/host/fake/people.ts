// Who works in the pretend shop, who sits at it, and what they may.
import { Problem } from '../api'
import type { Methods } from '../methods'
import type { Me, Protection, Staff } from '../types'
import { keepAsked } from './approval'
import { type Desk, mustRow, noDraft, patch, say } from './desk'
import { me } from './house'

const one = (id: number, name: string, kana: string, role: string, has_pin = false): Staff => ({
  id,
  name,
  kana,
  role,
  off: false,
  last_day: '',
  has_pin,
  stuck: false,
  version: 1,
})

export const staff = () => [
  one(1, '高橋', 'たかはし', 'owner'),
  one(2, '田中', 'たなか', 'staff'),
  one(3, '小川', 'おがわ', 'trainee', true),
]

export const protection = (): Protection => ({
  mask_trainee: true,
  mask_staff: false,
  mask_viewer: false,
  trainee_open: true,
  lock_minutes: 0,
  ask_staff: false,
  staff_approve: false,
})

/** The PIN of everybody who has one. */
const PIN = '246813'
const RIGHTS: Record<string, string[]> = {
  staff: ['be', 'read', 'act', 'write', 'send', 'search', 'join', 'reveal', 'templates', 'books', 'entry'],
  trainee: ['be', 'read', 'act', 'write', 'entry'],
  accounting: ['be', 'books', 'export'],
  viewer: ['be', 'read', 'search'],
}

export function meOf(desk: Desk): Me {
  const who = desk.staff.find((s) => s.id === desk.sitting)
  const base = { ...me(desk.now), lock_minutes: desk.protection.lock_minutes, locked: desk.locked }
  if (!who) return base
  const rights = desk.locked ? [] : (RIGHTS[who.role] ?? base.rights)
  return {
    ...base,
    id: who.id,
    name: who.name,
    role: who.role,
    rights,
    masked: who.role === 'trainee',
    alone: desk.staff.length === 1 && !who.has_pin,
  }
}

function check(who: Staff | undefined, pin: string) {
  if (!who) throw new Problem('not_found', '見つかりませんでした。')
  if (who.has_pin && pin !== PIN) throw new Problem('pin_wrong', 'PIN が違います。もう一度入れてください。')
  return who
}

export function people(desk: Desk) {
  const sit = (id: number) => {
    desk.sitting = id
    desk.locked = false
    return meOf(desk)
  }
  const change = (id: number, with_: Partial<Staff>) => {
    desk.staff = desk.staff.map((s) => (s.id === id ? { ...s, ...with_, version: s.version + 1 } : s))
  }
  const find = (id: number) => desk.staff.find((s) => s.id === id)
  return {
    StaffList: (): Methods['StaffList'][1] => ({ staff: desk.staff }),
    SaveStaff: (s: Staff): Staff => {
      if (s.id > 0) change(s.id, { name: s.name, kana: s.kana, role: s.role, last_day: s.last_day })
      else desk.staff = [...desk.staff, { ...s, id: desk.nextId++, version: 1 }]
      return find(s.id) ?? desk.staff.at(-1) ?? s
    },
    RemoveStaff: ({ id, to }: Methods['RemoveStaff'][0]) => {
      change(id, { off: true })
      for (const r of desk.rows.values())
        if (r.owner_id === id) patch(desk, r.id, { owner_id: to, owner: find(to)?.name ?? '' })
      return { staff: desk.staff }
    },
    StaffLoad: ({ id }: Methods['StaffLoad'][0]) => ({
      open: [...desk.rows.values()].filter((r) => r.owner_id === id && r.state !== 'done').length,
    }),
    SwitchStaff: ({ id, pin }: Methods['SwitchStaff'][0]) => sit(check(find(id), pin).id),
    LockSeat: () => {
      desk.locked = true
      return {}
    },
    SetPIN: ({ id, pin }: Methods['SetPIN'][0]) => {
      change(id, { has_pin: pin !== '' })
      return { recovery: find(id)?.role === 'owner' && pin ? 'ABCD-EFGH-JKLM-NPQR-STUV' : '' }
    },
    UnlockStaff: ({ id }: Methods['UnlockStaff'][0]) => {
      change(id, { stuck: false })
      return {}
    },
    RecoverOwner: ({ id }: Methods['RecoverOwner'][0]) => {
      sit(id)
      return { recovery: 'WXYZ-2345-ABCD-EFGH-JKLM' }
    },
    Protection: () => desk.protection,
    SaveProtection: (p: Protection) => {
      desk.protection = p
      return p
    },
    Reveal: ({ mask }: Methods['Reveal'][0]) =>
      meOf(desk).rights.includes('reveal')
        ? { text: mask.replace(/＊+/, ' 花子'), asked: false }
        : { text: '', asked: true },
    AskApproval: (a: Methods['AskApproval'][0]) => {
      const draft = {
        ...noDraft(a.id),
        text: a.text,
        files: a.files,
        by: find(desk.sitting)?.name ?? '',
        version: a.version + 1,
      }
      desk.drafts.set(a.id, draft)
      keepAsked(desk, a)
      patch(desk, a.id, { state: 'review' })
      say(desk, a.id, {
        direction: 'note',
        author: draft.by,
        text: `返信の確認をお願いします。下書きを残しています。\n${a.note}`,
      })
      return draft
    },
    HandOver: ({ id }: Methods['HandOver'][0]) => {
      patch(desk, id, { owner_id: 1, owner: '高橋' })
      return mustRow(desk, id)
    },
    Audit: () => ({
      rows: [
        {
          id: 2,
          at: desk.now,
          staff_id: 2,
          by: '田中',
          verb: 'look',
          subject: 'inquiry',
          about: 1,
          detail: '',
        },
        {
          id: 1,
          at: desk.now - 60_000,
          staff_id: 1,
          by: '高橋',
          verb: 'staff_add',
          subject: 'staff',
          about: 3,
          detail: 'trainee',
        },
      ],
      next: 0,
    }),
  }
}
