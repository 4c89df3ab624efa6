import type { OutboxItem } from '../host/types'
import { ja } from '../text/ja'
import { absent } from '../text/ja.absent'
import { pages } from '../text/ja.pages'
import { isAbsent, whyAbsent } from './absence'
import css from './ItemCard.module.css'

const words = pages.outbox.unknown

/** What an unknown outcome means: it may have arrived, and it is never sent again by itself. */
export function UnknownStory({ item, now }: { item: OutboxItem; now: number }) {
  const likely = isAbsent(item)
  const lines = [
    [ja.dialog.what, likely ? whyAbsent(item, now) : words.what],
    [ja.dialog.safe, likely ? absent.safe : words.safe],
    [ja.dialog.next, likely ? absent.next : words.next],
  ]
  return (
    <div className={css.story}>
      <p className={css.storyTitle}>{likely ? absent.title : words.title}</p>
      <dl>
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
