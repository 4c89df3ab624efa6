import { go, usePlace } from '../nav'
import { textParts as words } from '../text/ja.textparts'
import css from './TextTabs.module.css'
import { partOf, parts } from './textparts'

/** From one kind of text to another; it stands above the title of each. */
export function TextTabs() {
  const now = partOf(usePlace().section)
  return (
    <nav className={css.tabs} aria-label={words.label}>
      {parts.map((p) => (
        <button
          key={p.id}
          type="button"
          className={css.tab}
          aria-current={p.id === now ? 'page' : undefined}
          onClick={() => go({ to: 'texts', part: p.id })}
        >
          {p.title}
        </button>
      ))}
    </nav>
  )
}
