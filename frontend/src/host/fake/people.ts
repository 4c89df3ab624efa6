// Who works in the pretend shop.
import type { Methods } from '../api'
import type { Staff } from '../types'
import type { Desk } from './desk'

const one = (id: number, name: string, kana: string, role: string): Staff => ({
  id,
  name,
  kana,
  role,
  off: false,
  last_day: '',
  has_pin: false,
  version: 1,
})

export const staff = () => [
  one(1, '高橋', 'たかはし', 'owner'),
  one(2, '田中', 'たなか', 'staff'),
  one(3, '小川', 'おがわ', 'trainee'),
]

export function people(desk: Desk) {
  return {
    StaffList: (): Methods['StaffList'][1] => ({ staff: desk.staff }),
  }
}
