import type { EntryFilter } from '../host/queries/keys'
import { daysOf } from './months'
import { yenOf } from './wish'

/** How a person narrows the list. month: YYYY-MM, '' for all, OWN for days of their own. */
export type Narrow = {
  month: string
  from: string
  to: string
  text: string
  type: string
  channel: string
  status: string
  min: string
  max: string
}

export const OWN = 'own'

export const wide = (month: string): Narrow => ({
  month,
  from: '',
  to: '',
  text: '',
  type: '',
  channel: '',
  status: '',
  min: '',
  max: '',
})

export function filterOf(n: Narrow): EntryFilter {
  const days = n.month === OWN ? { from: n.from, to: n.to } : n.month ? daysOf(n.month) : { from: '', to: '' }
  return {
    ...days,
    min: yenOf(n.min) ?? 0,
    max: yenOf(n.max) ?? 0,
    partner: n.text.trim(),
    channel: n.channel,
    type: n.type,
    status: n.status,
    inquiry_id: 0,
    order: '',
  }
}

/** Whether anything but the month is asked for. */
export const isNarrowed = ({ month: _, from: __, to: ___, ...rest }: Narrow) =>
  Object.values(rest).some((v) => v !== '')
