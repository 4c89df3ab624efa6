import css from './Masked.module.css'
import { MASK } from './mask'

/** A text in which what is hidden stands on a hatched ground. Copying it copies the mask. */
export function Masked({ text }: { text: string }) {
  if (!text.includes('＊＊')) return text
  return text.split(MASK).map((part, i) => {
    const place = `${i}`
    return i % 2 === 1 ? (
      <span key={place} className={css.masked}>
        {part}
      </span>
    ) : (
      <span key={place}>{part}</span>
    )
  })
}
