import { describe, expect, it } from 'vitest'
import { message } from '../host/fake/messages'
import type { Event } from '../host/types'
import { timeline } from './timeline'

const event = (at: number, kind: string, detail = '', by = ''): Event => ({ at, kind, detail, by })

describe('timeline', () => {
  it('tells between the messages what happened elsewhere, with the reason', () => {
    const gaps = timeline(
      [message({ id: 1, sent_at: 100 }), message({ id: 2, sent_at: 200 })],
      [
        event(300, 'state', 'done mall_done 電話完了'),
        event(150, 'read_elsewhere'),
        event(100, 'received'),
        event(310, 'mark_refused', 'complete 一度も返信していません。'),
        event(320, 'state', 'working', '高橋'),
      ],
    )
    expect(gaps.map((g) => g.map((e) => e.text))).toEqual([
      [],
      ['モールの画面で読まれたため、既読にしました'],
      [
        'モールの画面で完了になっていたため、完了にしました（電話完了）',
        'モールでは完了にできませんでした。一度も返信していません。',
        '高橋 さんが対応中にしました',
      ],
    ])
  })

  it('leaves out what a message already shows, and words nobody knows', () => {
    expect(
      timeline([message({ id: 1, sent_at: 1 })], [event(2, 'sent'), event(3, 'from the future')]),
    ).toEqual([[], []])
  })
})
