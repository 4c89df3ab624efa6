import entry from '../books/Entry.module.css'
import { slashed } from '../books/months'
import type { ReceiptDraft, ReceiptLine } from '../host/types'
import { yen } from '../text/format'
import { issue as words } from '../text/ja.issue'
import parts from '../ui/Parts.module.css'
import css from './Documents.module.css'
import { Rates } from './DocumentView'

/** The paper as it will be, in the words of the page; the PDF is set when it is issued. */
export function ReceiptPaper({ draft: d }: { draft: ReceiptDraft }) {
  const back = d.kind === 'refund_notice'
  const days = back
    ? [words.refundedOn(slashed(d.traded)), d.supplied ? words.suppliedOn(slashed(d.supplied)) : '']
    : [words.tradedOn(slashed(d.traded))]
  return (
    <section className={css.paper} aria-label={words.preview}>
      <h3>{d.title}</h3>
      {d.first ? <p className={css.mark}>{words.copy(d.reissue, d.first)}</p> : null}
      {d.supersedes ? <p className={entry.soft}>{words.replaces(d.supersedes)}</p> : null}
      <div className={css.between}>
        <b>{d.name ? words.dear(d.name, d.honorific) : words.nobody}</b>
        <span>{words.issuedOn(slashed(d.issued))}</span>
      </div>
      <p className={css.sum}>{yen(Math.abs(d.amount))}</p>
      <p>{words.forLine(d.for)}</p>
      <div className={css.between}>
        {[
          ...days,
          d.method && !back ? words.paidBy(d.method) : '',
          words.orderOf(d.channel_name, d.order_number),
        ]
          .filter(Boolean)
          .map((line) => (
            <span key={line}>{line}</span>
          ))}
      </div>
      {d.lines.length > 0 ? <Lines lines={d.lines} /> : null}
      <Rates rates={d.rates} />
      {d.points > 0 ? (
        <p className={css.between}>
          <span>
            {words.pointsUsed} {yen(d.points)}
          </span>
          <span>
            {words.billed} {yen(d.billed)}
          </span>
        </p>
      ) : null}
      <div className={css.between}>
        <b>{d.shop}</b>
        <span>{d.tax_number ? words.taxNumber(d.tax_number) : words.noTaxNumber}</span>
      </div>
      {d.unprintable.length > 0 ? (
        <p className={parts.warn}>{words.unprintable(d.unprintable.join('　'))}</p>
      ) : null}
    </section>
  )
}

function Lines({ lines }: { lines: readonly ReceiptLine[] }) {
  return (
    <>
      <table className={entry.table}>
        <tbody>
          {lines.map((l, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same article may stand there twice, and lines never move
            <tr key={i}>
              <th scope="row">
                {l.name}
                {l.reduced ? ` ${words.mark}` : ''}
              </th>
              <td className={entry.money}>{l.count > 0 ? words.times(l.count) : ''}</td>
              <td className={entry.money}>{yen(l.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.some((l) => l.reduced) ? <p className={entry.soft}>{words.reduced}</p> : null}
    </>
  )
}
