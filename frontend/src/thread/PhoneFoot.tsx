import { IconPhone } from '@tabler/icons-react'
import { openStart } from '../start/open'
import { calls as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import css from './PhoneFoot.module.css'

/** In the place of the answer where there is nobody a program could send one to. */
export function PhoneFoot({ id }: { id: number }) {
  return (
    <section className={css.foot} data-pane="compose" aria-label={words.channel}>
      <IconPhone size={16} stroke={1.6} aria-hidden="true" />
      <p className={css.text}>{words.foot}</p>
      <Button kind="act" action="start" onClick={() => openStart({ inquiry: id })}>
        {words.write}
      </Button>
    </section>
  )
}
