import type { Thread } from '../host/types'
import { dateTime } from '../text/format'
import { careBy } from '../text/ja.care'

/** Who has put the mark of care on an inquiry, and when; '' where a rule did or nobody knows. */
export function whoCares({ inquiry, events }: Pick<Thread, 'inquiry' | 'events'>) {
  const put = events.filter((e) => e.kind === 'care').reduce((a, b) => (b.at >= a.at ? b : a), nothing)
  return inquiry.care && put.detail === inquiry.care && put.by ? careBy(put.by, dateTime(put.at)) : ''
}

const nothing = { at: 0, kind: '', by: '', detail: '' }
