import type { EntryFileView } from '../host/types'
import css from '../orderfile/OrderFile.module.css'
import { entryfile as words } from '../text/ja.entryfile'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { choicesOf } from './FieldsCard'
import type { EntryFile } from './useEntryFile'

/** Words of the file that are not ours, and which of ours each of them is. */
export function WordsCard({ file, view }: { file: EntryFile; view: EntryFileView }) {
  const choices = choicesOf(view)
  const label = (key: string) => file.fields.find((f) => f.key === key)?.label ?? key
  return (
    <section className={css.card} aria-labelledby="entryfile-words">
      <h2 id="entryfile-words">{words.words}</h2>
      <p className={css.help}>{words.wordsHelp}</p>
      <div className={css.pair}>
        {view.words.map((w) => {
          const said = { id: `entryfile ${w.field} ${w.word}`, label: words.wordOf(label(w.field), w.word) }
          return (
            <FieldBox key={said.id} {...said}>
              <select
                {...controlProps(said)}
                value={w.ours}
                onChange={(e) => file.setWord(w, e.target.value)}
              >
                <option value="">{words.unknown}</option>
                {(choices[w.field] ?? []).map((c) => (
                  <option key={c.word} value={c.word}>
                    {c.label}
                  </option>
                ))}
              </select>
            </FieldBox>
          )
        })}
      </div>
    </section>
  )
}
