import { useRef } from 'react'
import { useAction } from '../host/queries/actions'
import type { Link } from '../host/types'
import { customerWords as words } from '../text/ja.customer'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { levelOf, reasonWords } from './likeness'
import css from './Offers.module.css'

/** Orders that come near, each with its reason and two answers. */
export function Offers({ inquiry, links }: { inquiry: number; links: Link[] }) {
  const place = useRef<HTMLDivElement>(null)
  const link = useAction('Link')
  const unlink = useAction('Unlink')
  const near = links.filter((l) => l.verdict === 'offered')
  const refused = links.filter((l) => l.verdict === 'refused')
  const choose = (order: string) => link.mutate({ id: inquiry, order })
  const refuse = (order: string, row: HTMLElement | null) => {
    // The row goes away: the next one has the focus, or else the whole list.
    const next = row?.nextElementSibling ?? row?.previousElementSibling
    const button = next?.querySelector<HTMLElement>('button')
    ;(button ?? place.current)?.focus()
    unlink.mutate({ id: inquiry, order })
  }
  if (near.length + refused.length === 0) return null
  const error = link.error ?? unlink.error
  return (
    <div className={css.place} ref={place} tabIndex={-1}>
      {error ? <ProblemNote error={error} /> : null}
      <ul className={css.offers} aria-label={words.offers}>
        {near.map((l) => (
          <li key={l.number} className={css.offer}>
            <Words link={l} />
            <div className={css.buttons}>
              <Button
                small
                busy={link.isPending}
                aria-label={words.chooseNamed(l.number)}
                onClick={() => choose(l.number)}
              >
                {words.choose}
              </Button>
              <Button
                small
                kind="quiet"
                aria-label={words.refuseNamed(l.number)}
                onClick={(e) => refuse(l.number, e.currentTarget.closest('li'))}
              >
                {words.refuse}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {refused.length > 0 ? <Refused links={refused} onChoose={choose} /> : null}
    </div>
  )
}

function Words({ link }: { link: Link }) {
  const level = levelOf(link.score)
  return (
    <div className={css.words}>
      <b className={css.number}>{link.number}</b>
      {link.brief ? <span className={css.brief}>{link.brief}</span> : null}
      <span className={css.reason}>
        <span className={css.level} data-level={level}>
          {words.sure} {words.levels[level]}
        </span>
        {reasonWords(link.reasons)}
      </span>
    </div>
  )
}

/** A person may change their mind. */
function Refused({ links, onChoose }: { links: Link[]; onChoose: (order: string) => void }) {
  return (
    <details className={css.refused}>
      <summary>{words.refused(links.length)}</summary>
      <ul>
        {links.map((l) => (
          <li key={l.number} className={css.again}>
            <span className={css.number}>{l.number}</span>
            <Button small aria-label={words.chooseNamed(l.number)} onClick={() => onChoose(l.number)}>
              {words.choose}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
