import {
  IconBuilding,
  IconBuildingStore,
  IconHelp,
  IconMailX,
  IconNote,
  IconPhone,
  IconUser,
} from '@tabler/icons-react'
import type { Message } from '../host/types'
import { ja } from '../text/ja'
import { calls, notes } from '../text/ja.order'

/** What kind of message it is to look at. */
type Look = 'in' | 'out' | 'unknown' | 'note' | 'call' | 'bounce' | 'mall'

export const icons: Record<Look, typeof IconUser> = {
  in: IconUser,
  out: IconBuildingStore,
  unknown: IconHelp,
  note: IconNote,
  call: IconPhone,
  bounce: IconMailX,
  mall: IconBuilding,
}

const isLook = (word: string): word is Look => word in icons

export function lookOf(m: Message): Look {
  if (m.kind === 'bounce' || m.kind === 'complaint') return 'bounce'
  if (m.mall) return 'mall'
  return isLook(m.direction) ? m.direction : 'unknown'
}

/** Who wrote it. A mall is named as what it is; beside it stands the address, which is what can be checked. */
export function writerOf(m: Message, look: Look) {
  const words = ja.thread.looks[look]
  if (look === 'mall') return { name: m.mall, aside: m.address }
  if (look === 'in' && m.author)
    return { name: ja.inbox.honorific(m.author.replace(/ ?様$/, '')), aside: words.aside }
  if (look === 'call') return { name: words.name, aside: talkOf(m) }
  if (look === 'note' && m.mentions.length > 0) {
    const to = m.mentions.map((s) => s.name)
    return { name: words.name, aside: [words.aside, notes.arrow(m.author, to)].join('・') }
  }
  return { name: words.name, aside: look === 'in' ? '' : [words.aside, m.author].filter(Boolean).join('・') }
}

/** 着信・3 分・佐藤 美咲・090-…・高橋 */
const talkOf = ({ talk, author }: Message) =>
  [
    calls.directions[talk.way],
    talk.seconds > 0 ? calls.talk(talk.seconds) : '',
    talk.name,
    talk.number,
    author,
  ]
    .filter(Boolean)
    .join('・')
