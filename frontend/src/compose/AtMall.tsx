import { IconExternalLink, IconMail } from '@tabler/icons-react'
import { useRef } from 'react'
import type { About } from '../host/types'
import { useKeys } from '../keys/useKeys'
import { about as words } from '../text/ja.about'
import { CopyButton } from '../ui/CopyButton'
import { KeyCap } from '../ui/KeyCap'
import css from './AtMall.module.css'

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }

/** In place of the answer: an inquiry known from a notice mail is answered at the mall. */
export function AtMall({ about }: { about: About }) {
  const link = useRef<HTMLAnchorElement>(null)
  useKeys({ reply: () => link.current?.focus() })
  return (
    <section className={css.note} data-pane="compose" aria-label={words.label}>
      <IconMail {...icon} />
      <div className={css.words}>
        <p>{words.text(about.mall)}</p>
        <p>
          {about.url ? null : words.find(about.mall)}
          {words.after}
        </p>
        {about.id ? (
          <p className={css.number}>
            {words.number} {about.id}
            <CopyButton value={about.id} of={words.number} />
          </p>
        ) : null}
      </div>
      {about.url ? (
        <a ref={link} className={css.open} href={about.url} target="_blank" rel="noreferrer">
          <IconExternalLink {...icon} />
          {words.open(about.mall)}
          <KeyCap action="reply" />
        </a>
      ) : null}
    </section>
  )
}
