import { IconSend } from '@tabler/icons-react'
import { useOutbox } from '../host/queries/compose'
import type { OutboxItem } from '../host/types'
import { go } from '../nav'
import { held } from '../text/ja.held'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { useNow } from '../ui/useNow'
import { groupsOf } from './groups'
import { ItemCard } from './ItemCard'
import css from './OutboxScreen.module.css'
import { SentList } from './SentList'

const words = pages.outbox
const SECOND = 1000

/** Every answer on its way: what waits, what needs a look, and what went out today. */
export function OutboxScreen() {
  const outbox = useOutbox([])
  const now = useNow(SECOND)
  const { trouble, held: stopped, waiting, sent } = groupsOf(outbox.data?.outbox ?? [], now)
  const nothing = outbox.data && trouble.length + stopped.length + waiting.length + sent.length === 0
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {outbox.error ? <ProblemNote error={outbox.error} again={() => void outbox.refetch()} /> : null}
      {nothing ? <Nothing /> : null}
      {outbox.data && !nothing ? (
        <div className={css.page}>
          <Part title={held.title} lead={held.lead} items={stopped} now={now} />
          <Part title={words.trouble} items={trouble} now={now} />
          <Part title={words.waiting} items={waiting} now={now} />
          <section className={css.part} aria-labelledby="outbox-sent">
            <h2 id="outbox-sent">
              {words.sent}
              <span className={css.count}>{words.cases(sent.length)}</span>
            </h2>
            <SentList items={sent} now={now} />
          </section>
        </div>
      ) : null}
    </>
  )
}

type PartProps = { title: string; lead?: string; items: OutboxItem[]; now: number }

function Part({ title, lead, items, now }: PartProps) {
  if (items.length === 0) return null
  return (
    <section className={css.part} aria-label={title}>
      <h2>
        {title}
        <span className={css.count}>{words.cases(items.length)}</span>
      </h2>
      {lead ? <p className={css.lead}>{lead}</p> : null}
      <ul className={css.items}>
        {items.map((item) => (
          <ItemCard key={item.id} item={item} now={now} />
        ))}
      </ul>
    </section>
  )
}

function Nothing() {
  return (
    <div className={css.nothing}>
      <Empty icon={<IconSend size={20} stroke={1.6} />} title={words.empty.title} text={words.empty.text}>
        <Button onClick={() => go({ to: 'screen', screen: 'inbox' })}>{words.desk}</Button>
      </Empty>
    </div>
  )
}
