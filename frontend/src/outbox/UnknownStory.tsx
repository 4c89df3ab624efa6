import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import css from './ItemCard.module.css'

const words = pages.outbox.unknown

/** What an unknown outcome means: it may have arrived, and it is never sent again by itself. */
export function UnknownStory() {
  const lines = [
    [ja.dialog.what, words.what],
    [ja.dialog.safe, words.safe],
    [ja.dialog.next, words.next],
  ]
  return (
    <div className={css.story}>
      <p className={css.storyTitle}>{words.title}</p>
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
