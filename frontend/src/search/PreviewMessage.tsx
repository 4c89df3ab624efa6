import { IconBuildingStore, IconHelp, IconNote, IconPhone, IconUser } from '@tabler/icons-react'
import { useAction } from '../host/queries/actions'
import type { Message, SearchPlace } from '../host/types'
import { when } from '../text/format'
import { ja } from '../text/ja'
import { search as words } from '../text/ja.search'
import cardCss from '../thread/MessageCard.module.css'
import { MessageMenu } from '../thread/MessageMenu'
import { ProblemNote } from '../ui/ProblemNote'
import { Highlighted } from './Highlighted'
import css from './Preview.module.css'

const icons = { in: IconUser, out: IconBuildingStore, unknown: IconHelp, note: IconNote, call: IconPhone }

const isLook = (word: string): word is keyof typeof icons => word in icons

/** A place with the number of its first mark among all of the conversation. */
export type Placed = SearchPlace & { from: number }

type Props = {
  message: Message
  inquiry: number
  places: readonly Placed[]
  current: number
  now: number
}

/** A message as it was written, with every place that was found in it. */
export function PreviewMessage({ message: m, inquiry, places, current, now }: Props) {
  const mark = useAction('SetModel')
  const look = isLook(m.direction) ? m.direction : 'unknown'
  const Icon = icons[look]
  const name =
    look === 'in' && m.author ? ja.inbox.honorific(m.author.replace(/ ?様$/, '')) : ja.thread.looks[look].name
  const text = places.find((p) => p.label === 'text')
  return (
    <article className={cardCss.card} data-look={look}>
      <header className={cardCss.head}>
        <Icon size={14} stroke={1.6} aria-hidden="true" />
        <b className={cardCss.name}>{name}</b>
        <span className={cardCss.aside}>{look === 'in' ? '' : m.author}</span>
        <span className={cardCss.gap} />
        <time className={cardCss.time}>{when(m.sent_at, now)}</time>
        <MessageMenu message={m} inquiry={inquiry} onMark={(on) => mark.mutate({ id: m.id, on, note: '' })} />
      </header>
      {mark.error ? <ProblemNote error={mark.error} close={mark.reset} /> : null}
      <p className={cardCss.text}>
        <Highlighted text={m.text} marks={text?.marks ?? []} current={current} from={text?.from} />
      </p>
      {places
        .filter((p) => p !== text)
        .map((p) => (
          <p key={`${p.label}${p.text}`} className={css.aside}>
            {words.labels[p.label] ?? p.label}：
            <Highlighted text={p.text} marks={p.marks} current={current} from={p.from} />
          </p>
        ))}
    </article>
  )
}
