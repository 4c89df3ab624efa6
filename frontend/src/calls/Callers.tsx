import type { Caller } from '../host/types'
import { shortDate, yen } from '../text/format'
import { ja } from '../text/ja'
import { customerWords } from '../text/ja.customer'
import { customersText, calls as words } from '../text/ja.order'
import { Badge } from '../ui/Badge'
import css from './Calls.module.css'
import { keyOf, NOBODY, type Target } from './target'

type Props = {
  callers: Caller[]
  asked: string
  target: Target
  onChoose: (t: Target) => void
}

/** Who it may be, with what is open and what was ordered: one choice says where the memo goes. */
export function Callers({ callers, asked, target, onChoose }: Props) {
  const draw = (to: Target, text: string, aside = '') => (
    <label key={keyOf(to)} className={css.choice}>
      <input
        type="radio"
        name="call-target"
        checked={keyOf(to) === keyOf(target)}
        onChange={() => onChoose(to)}
      />
      <span>{text}</span>
      <span className={css.hint}>{aside}</span>
    </label>
  )
  return (
    <fieldset className={css.callers}>
      <legend className={css.hint}>{words.where}</legend>
      {callers.length === 0 ? <p className={css.none}>{words.none(asked)}</p> : null}
      {callers.map((c) => (
        <section key={c.customer.id} className={css.caller} aria-label={nameOf(c)}>
          <div className={css.head}>
            <b>{nameOf(c)}</b>
            {c.customer.vip ? <Badge tone="accent">{customersText.vip}</Badge> : null}
            <span className={css.hint}>{words.why[c.why] ?? ''}</span>
            <span className={css.hint}>{c.contacts.map((k) => k.value).join('・')}</span>
          </div>
          {c.inquiries.map((q) =>
            draw(
              { inquiry: q.id, customer: c.customer.id, order: 0 },
              words.into(q.subject),
              ja.states[q.state] ?? '',
            ),
          )}
          {c.orders.map((o) =>
            draw(
              { inquiry: 0, customer: c.customer.id, order: o.id },
              words.newAbout(o.number),
              `${shortDate(o.ordered_at)}・${o.items}・${yen(o.total)}`,
            ),
          )}
          {draw({ inquiry: 0, customer: c.customer.id, order: 0 }, words.newFor)}
        </section>
      ))}
      {callers.length > 0 ? draw(NOBODY, words.nobody) : null}
    </fieldset>
  )
}

const nameOf = (c: Caller) => (c.customer.name ? ja.inbox.honorific(c.customer.name) : customerWords.nobody)
