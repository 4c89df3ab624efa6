import { useState } from 'react'
import { blankWish } from '../host/blank.entry'
import { useEntryWords, useProposal } from '../host/queries/books'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { books } from '../text/ja.books'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { AmountFields } from './AmountFields'
import { Doubts } from './Doubts'
import css from './Entry.module.css'
import { LinesTable } from './LinesTable'
import { type About, closeEntry } from './open'
import { Particulars, Word } from './Particulars'
import { TypeChoice } from './TypeChoice'
import { useRecord } from './useRecord'
import { isEnough, isUsuallyWhole, NOTHING_TYPED, type Typed, wishOf } from './wish'

const words = books.form

/** Something for the books: what happened and how much; the journal is shown before it is saved. */
export function EntryForm({ about }: { about: About }) {
  const [typed, setTyped] = useState<Typed>({
    ...NOTHING_TYPED,
    order: about.order,
    type: about.type,
    whole: about.type === '' || isUsuallyWhole(about.type),
  })
  const known = useEntryWords()
  const may = useMay()
  const kind = known.data?.kinds.find((k) => k.code === typed.type)
  const wish = wishOf(typed, kind, about.inquiry)
  const enough = isEnough(typed, kind, wish)
  const proposal = useProposal(enough ? wish : blankWish)
  const order = useProposal(
    kind?.refund ? { ...blankWish, id: about.inquiry, order: typed.order, type: 'REFUND_FULL' } : blankWish,
  )
  const record = useRecord(wish)
  const change = (over: Partial<Typed>) => setTyped((old) => ({ ...old, ...over }))
  const save = (confirm: boolean) => {
    if (enough && !record.busy) void record.save(confirm)
  }
  const shown = enough && !proposal.error ? proposal.data : undefined
  return (
    <form
      className={css.form}
      onSubmit={(e) => {
        e.preventDefault()
        save(false)
      }}
    >
      {about.inquiry === 0 ? (
        <Word
          id="entry-order"
          label={words.order}
          help={words.orderHelp}
          text={typed.order}
          onText={(text) => change({ order: text.trim() })}
        />
      ) : null}
      {known.error ? <ProblemNote error={known.error} again={() => void known.refetch()} /> : null}
      <TypeChoice
        kinds={known.data?.kinds ?? []}
        type={typed.type}
        onType={(type) => change({ type, variant: '', whole: isUsuallyWhole(type), byRate: false })}
      />
      {kind ? (
        <>
          <AmountFields
            typed={typed}
            kind={kind}
            order={order.error ? undefined : order.data}
            change={change}
          />
          <Particulars typed={typed} kind={kind} change={change} />
          <div className={css.pair}>
            <FieldBox id="entry-date" label={words.date} help={words.dateHelp}>
              <input
                type="date"
                {...controlProps({ id: 'entry-date', help: words.dateHelp })}
                value={typed.date || (shown?.entry.date ?? '')}
                onChange={(e) => change({ date: e.target.value })}
              />
            </FieldBox>
            <Word
              id="entry-memo"
              label={words.memo}
              help={words.memoHelp}
              text={typed.memo}
              onText={(memo) => change({ memo })}
            />
          </div>
          <Word id="entry-note" label={words.note} text={typed.note} onText={(note) => change({ note })} />
        </>
      ) : null}
      <section className={css.preview} aria-label={words.preview} aria-live="polite">
        <h3>{words.preview}</h3>
        {enough && proposal.error ? <ProblemNote error={proposal.error} /> : null}
        {shown ? (
          <>
            <LinesTable lines={shown.entry.lines} taxes={known.data?.taxes ?? []} />
            <Doubts doubts={shown.entry.doubts} />
          </>
        ) : null}
        {enough ? null : <p className={css.soft}>{words.waiting}</p>}
      </section>
      {record.error ? <ProblemNote error={record.error} /> : null}
      <div className={css.buttons}>
        <Button kind="quiet" onClick={closeEntry}>
          {ja.cancel}
        </Button>
        {may('close') ? (
          <Button aria-disabled={!enough} busy={record.busy} onClick={() => save(true)}>
            {words.saveAndConfirm}
          </Button>
        ) : null}
        <Button kind="main" type="submit" aria-disabled={!enough} busy={record.busy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
