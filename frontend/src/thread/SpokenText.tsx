import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { Fold } from '../host/types'
import { ja } from '../text/ja'
import { Masked } from '../ui/Masked'
import { partsOf } from './folds'
import css from './MessageCard.module.css'

type Props = { text: string; folds?: Fold[] }

/** A message as text: its own line ends, earlier mails and signatures folded. */
export function SpokenText({ text, folds = [] }: Props) {
  return (
    <div className={css.text}>
      {partsOf(text, folds).map((part) =>
        part.kind === 'own' ? (
          <span key={part.start}>
            <Masked text={part.text} />
          </span>
        ) : (
          <Folded key={part.start} text={part.text} label={ja.thread.folded(part.kind, part.lines)} />
        ),
      )}
    </div>
  )
}

function Folded({ text, label }: { text: string; label: string }) {
  const [open, setOpen] = useState(false)
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <>
      {' '}
      <button type="button" className={css.quote} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon size={14} stroke={1.6} aria-hidden="true" />
        {label}
      </button>
      {open ? (
        <span className={css.quoted}>
          <Masked text={text} />
        </span>
      ) : null}
    </>
  )
}
