import { books } from '../text/ja.books'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { Amount } from './AmountFields'
import type { Content } from './content'
import css from './Entry.module.css'
import { LineFields } from './LineFields'
import { Word } from './Particulars'

const words = books.edit
const form = books.form

type Props = { name: string; content: Content; onChange: (c: Content) => void }

/** Date, words and the rows of the journal. */
export function ContentFields({ name, content, onChange }: Props) {
  const set = (over: Partial<Content>) => onChange({ ...content, ...over })
  const date = { id: `${name}-date`, label: form.date }
  return (
    <>
      <div className={css.pair}>
        <FieldBox {...date}>
          <input
            type="date"
            {...controlProps(date)}
            value={content.date}
            onChange={(e) => set({ date: e.target.value })}
          />
        </FieldBox>
        {content.lines.length === 0 ? (
          <Amount
            id={`${name}-amount`}
            label={words.amount}
            text={content.amount}
            onText={(amount) => set({ amount })}
          />
        ) : null}
      </div>
      {content.lines.map((l, i) => (
        <LineFields
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
          key={i}
          name={`${name}-${i}`}
          label={words.lineOf(i + 1)}
          line={l}
          onChange={(next) => set({ lines: content.lines.map((old, at) => (at === i ? next : old)) })}
        />
      ))}
      <Word
        id={`${name}-memo`}
        label={form.memo}
        help={form.memoHelp}
        text={content.memo}
        onText={(memo) => set({ memo })}
      />
      <Word id={`${name}-note`} label={form.note} text={content.note} onText={(note) => set({ note })} />
    </>
  )
}
