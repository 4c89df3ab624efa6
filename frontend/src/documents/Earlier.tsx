import entry from '../books/Entry.module.css'
import { slashed } from '../books/months'
import type { Document, ReceiptWish } from '../host/types'
import { issue as words } from '../text/ja.issue'
import { Button } from '../ui/Button'

type Turn = Pick<ReceiptWish, 'reissue_of' | 'corrects'>
type Props = { of: ReceiptWish; earlier: readonly Document[]; onTurn: (over: Turn) => void }

/** What was given for the order before: once more, or another in its place. */
export function Earlier({ of, earlier, onTurn }: Props) {
  const all = earlier.filter(
    (d) => d.direction === 'sent' && d.kind === of.kind && d.voided_at === 0 && d.superseded_by === '',
  )
  const turned = of.reissue_of > 0 || of.corrects > 0
  if (all.length === 0) return null
  return (
    <section className={entry.preview} aria-label={words.earlier}>
      <h3>{words.earlier}</h3>
      {all.map((d) => (
        <div key={d.id} className={entry.links}>
          <span>{words.earlierRow(d.label, d.doc_id, slashed(d.issued))}</span>
          {d.first_id === 0 && of.reissue_of !== d.id ? (
            <Button small onClick={() => onTurn({ reissue_of: d.id, corrects: 0 })}>
              {words.reissueOf(d.doc_id)}
            </Button>
          ) : null}
          {d.first_id === 0 && of.corrects !== d.id ? (
            <Button small onClick={() => onTurn({ reissue_of: 0, corrects: d.id })}>
              {words.correctOf(d.doc_id)}
            </Button>
          ) : null}
        </div>
      ))}
      {turned ? (
        <Button kind="link" onClick={() => onTurn({ reissue_of: 0, corrects: 0 })}>
          {words.fresh}
        </Button>
      ) : null}
    </section>
  )
}
