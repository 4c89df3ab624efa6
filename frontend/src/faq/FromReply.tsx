import { faq as words } from '../text/ja.faq'
import css from './Faq.module.css'

/** Says of an entry that was made from a reply what has been taken out of it. */
export function FromReply({ taken }: { taken: readonly string[] }) {
  return (
    <p className={css.note} role="note">
      {words.from}
      {taken.length > 0 ? <span>{words.taken(taken.join('、'))}</span> : null}
    </p>
  )
}
