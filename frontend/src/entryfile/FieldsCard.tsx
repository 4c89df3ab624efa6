import type { EntryFileView } from '../host/types'
import { type Choices, MapTable } from '../orderfile/MapTable'
import css from '../orderfile/OrderFile.module.css'
import { entryfile as words } from '../text/ja.entryfile'
import { orderfile } from '../text/ja.orderfile'
import { SavedMaps } from './SavedMaps'
import type { EntryFile } from './useEntryFile'

/** Facts of an entry that nearly every table has; they stand open also when no column has them. */
const WANTED = ['date', 'channel', 'order_no', 'type_label', 'rate', 'amount', 'memo']

export const choicesOf = (view: EntryFileView): Choices =>
  Object.fromEntries(view.choices.map((c) => [c.field, c.words]))

/** Which column is read as what. */
export function FieldsCard({ file, view }: { file: EntryFile; view: EntryFileView }) {
  const open = file.fields.filter((f) => f.columns.length > 0 || f.constant || WANTED.includes(f.key))
  const rest = file.fields.filter((f) => !open.includes(f))
  const of = { columns: view.columns, choices: choicesOf(view), onPlace: file.setField }
  return (
    <section className={css.card} aria-labelledby="entryfile-fields">
      <h2 id="entryfile-fields">{words.fields}</h2>
      <p className={css.help}>{words.fieldsHelp}</p>
      <SavedMaps file={file} view={view} />
      <MapTable fields={open} {...of} />
      {rest.length > 0 ? (
        <details className={css.more}>
          <summary>{orderfile.others(rest.length)}</summary>
          <MapTable fields={rest} {...of} />
        </details>
      ) : null}
    </section>
  )
}
