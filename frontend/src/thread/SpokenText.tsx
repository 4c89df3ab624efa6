import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { ja } from '../text/ja'
import css from './MessageCard.module.css'
import { partsOf } from './quotes'

/** A message as text: its own line ends, quotes folded. */
export function SpokenText({ text }: { text: string }) {
  return (
    <div className={css.text}>
      {partsOf(text.trimEnd()).map((part, i) => {
        const place = `${i}`
        return part.quoted ? (
          <Quote key={place} text={part.text} lines={part.lines} />
        ) : (
          <span key={place}>{part.text}</span>
        )
      })}
    </div>
  )
}

function Quote({ text, lines }: { text: string; lines: number }) {
  const [open, setOpen] = useState(false)
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <>
      {' '}
      <button type="button" className={css.quote} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon size={14} stroke={1.6} aria-hidden="true" />
        {ja.thread.quoted(lines)}
      </button>
      {open ? <span className={css.quoted}>{text}</span> : null}
    </>
  )
}
