import type { RuleChange, RuleTrial } from '../host/types'
import { shortDate } from '../text/format'
import { ja } from '../text/ja'
import { rules as words } from '../text/ja.rules'
import { Mark } from '../ui/Mark'
import css from './Rules.module.css'

const says = words.trial

/** The numbers of a trial, and the inquiries it is about. */
export function TrialList({ trial: t }: { trial: RuleTrial }) {
  return (
    <>
      <p className={css.sum} role="status">
        {says.sum(t.looked, t.matched)}
      </p>
      {t.matched === 0 ? <p>{says.nothing}</p> : null}
      {t.matched > 0 ? (
        <ul className={css.facts}>
          <li>{says.changed(t.changed)}</li>
          {t.categories > 0 ? <li className={css.warn}>{says.category(t.categories)}</li> : null}
          {t.owners > 0 ? <li className={css.warn}>{says.owner(t.owners)}</li> : null}
          {t.earlier > 0 ? <li className={css.warn}>{says.earlier(t.earlier)}</li> : null}
          {t.cut ? <li>{says.cut}</li> : null}
        </ul>
      ) : null}
      {t.inquiries.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keys
        <ul className={css.found} aria-label={says.list} tabIndex={0}>
          {t.inquiries.map((q) => (
            <li key={q.id}>
              <Mark mark={q.mark} shape={q.shape} small />
              <span className={css.subject}>
                {q.customer ? `${ja.inbox.honorific(q.customer)} ` : ''}
                {q.subject || says.untitled}
              </span>
              <span className={css.when}>{shortDate(q.at)}</span>
              <span className={css.changes}>{q.changes.map(changeText).join('　')}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** How it stands and how it would, e.g. 分類：なし → 配送. */
function changeText(c: RuleChange): string {
  const name = says.does[c.do] ?? c.do
  if (c.same) return `${name}：${said(c, c.now)}（${says.same}）`
  const to = c.do === 'owner' && !c.to ? says.byTurn : said(c, c.to)
  const person = c.person ? `（${says.person}）` : ''
  if (['notify', 'ignore', 'approval'].includes(c.do)) return name
  if (c.do === 'category' || c.do === 'owner' || c.do === 'care')
    return `${name}：${said(c, c.now) || says.empty} → ${to}${person}`
  return `${name}：${to}`
}

function said(c: RuleChange, word: string): string {
  if (c.do === 'care') return words.cares[word] ?? word
  if (c.do !== 'due') return word
  const [amount = '', unit = ''] = word.split(' ')
  return `${amount} ${words.units[unit] ?? unit}`
}
