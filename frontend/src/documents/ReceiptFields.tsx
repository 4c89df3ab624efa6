import { Amount } from '../books/AmountFields'
import entry from '../books/Entry.module.css'
import { Word } from '../books/Particulars'
import { RATES } from '../books/wish'
import { useDocumentWords } from '../host/queries/documents'
import type { ReceiptDraft, ReceiptWish } from '../host/types'
import { books } from '../text/ja.books'
import { issue as words } from '../text/ja.issue'
import { Button } from '../ui/Button'
import { ChoiceField } from '../ui/Choice'
import { controlProps, FieldBox } from '../ui/FieldBox'
import parts from '../ui/Parts.module.css'
import { isNameless, type Typed, wantsRates } from './receipt'

type Props = { of: ReceiptWish; typed: Typed; draft: ReceiptDraft; change: (over: Partial<Typed>) => void }

/** What a person says of a receipt. A copy says what its original says. */
export function ReceiptFields({ of, typed, draft, change }: Props) {
  const known = useDocumentWords().data
  const copy = of.reissue_of > 0
  const back = of.kind === 'refund_notice'
  return (
    <>
      {copy ? null : <NameFields typed={typed} offered={draft.offered} asks={!back} change={change} />}
      {copy ? null : (
        <Word
          id="receipt-for"
          label={words.for}
          help={back ? '' : words.forHelp}
          text={typed.for}
          onText={(text) => change({ for: text })}
        />
      )}
      {back ? <Supplied typed={typed} draft={draft} change={change} /> : null}
      <div className={entry.pair}>
        {back || copy ? null : (
          <ChoiceField
            id="receipt-method"
            label={words.method}
            none={words.methodOwn}
            of={known?.methods ?? []}
            value={typed.method}
            onChoose={(method) => change({ method })}
          />
        )}
        <ChoiceField
          id="receipt-way"
          label={words.way}
          of={known?.ways ?? []}
          value={typed.way}
          onChoose={(way) => change({ way })}
        />
      </div>
      {back || copy ? null : <Ticks typed={typed} change={change} />}
      {wantsRates(draft, typed) ? <RateFields typed={typed} change={change} /> : null}
      {draft.needs_reason ? (
        <Word
          id="receipt-reason"
          label={words.reason}
          help={words.reasonHelp}
          text={typed.reason}
          onText={(reason) => change({ reason })}
        />
      ) : null}
    </>
  )
}

type Part = { typed: Typed; change: (over: Partial<Typed>) => void }

/** The name, as the customer has said it; without one the customer has to have said so. */
function NameFields({ typed, offered, asks, change }: Part & { offered: string; asks: boolean }) {
  return (
    <>
      <Word
        id="receipt-name"
        label={words.name}
        help={asks ? words.nameHelp : words.noticeNameHelp}
        text={typed.name}
        onText={(name) => change({ name })}
      />
      {offered && offered !== typed.name ? (
        <div>
          <Button small onClick={() => change({ name: offered })}>
            {words.offered(offered)}
          </Button>
        </div>
      ) : null}
      {asks && isNameless(typed.name) ? (
        <label className={parts.tick}>
          <input type="checkbox" checked={typed.none} onChange={(e) => change({ none: e.target.checked })} />
          {words.none}
        </label>
      ) : null}
    </>
  )
}

function Supplied({ typed, draft, change }: Part & { draft: ReceiptDraft }) {
  const said = { id: 'receipt-supplied', label: words.supplied }
  return (
    <FieldBox {...said}>
      <input
        type="date"
        {...controlProps(said)}
        value={typed.supplied || draft.supplied}
        onChange={(e) => change({ supplied: e.target.value })}
      />
    </FieldBox>
  )
}

function Ticks({ typed, change }: Part) {
  return (
    <div>
      {(['items', 'points'] as const).map((name) => (
        <label key={name} className={parts.tick}>
          <input
            type="checkbox"
            checked={typed[name]}
            onChange={(e) => change({ [name]: e.target.checked })}
          />
          {words[name]}
        </label>
      ))}
    </div>
  )
}

function RateFields({ typed, change }: Part) {
  return (
    <fieldset className={parts.choices}>
      <legend>{words.rates}</legend>
      <p className={entry.soft}>{words.ratesHelp}</p>
      <div className={entry.three}>
        {RATES.map((rate) => (
          <Amount
            key={rate}
            id={`receipt-rate-${rate}`}
            label={books.percent(rate)}
            text={typed.parts[rate] ?? ''}
            onText={(text) => change({ parts: { ...typed.parts, [rate]: text } })}
          />
        ))}
      </div>
    </fieldset>
  )
}
