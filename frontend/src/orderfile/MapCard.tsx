import type { OrderFileView } from '../host/types'
import { orderfile as words } from '../text/ja.orderfile'
import { asWords, ChoiceField } from '../ui/Choice'
import { MapTable } from './MapTable'
import css from './OrderFile.module.css'
import { SavedMaps } from './SavedMaps'
import type { OrderFile } from './useOrderFile'

/** Facts an order is useless without; they stand open also when no column has them. */
const WANTED = ['number', 'ordered_at', 'status', 'buyer_name', 'line_name', 'total']

type Props = { file: OrderFile; view: OrderFileView }

/** Which column is read as what. */
export function MapCard({ file, view }: Props) {
  const { fields, kind, dates } = view.map
  const open = fields.filter((f) => f.columns.length > 0 || f.constant || WANTED.includes(f.key))
  const rest = fields.filter((f) => !open.includes(f))
  return (
    <section className={css.card} aria-labelledby="orderfile-map">
      <h2 id="orderfile-map">{words.mapping}</h2>
      <p className={css.help}>{words.mappingHelp}</p>
      <SavedMaps file={file} view={view} />
      <MapTable fields={open} columns={view.columns} onPlace={file.setField} />
      {rest.length > 0 ? (
        <details className={css.more}>
          <summary>{words.others(rest.length)}</summary>
          <MapTable fields={rest} columns={view.columns} onPlace={file.setField} />
        </details>
      ) : null}
      <div className={css.pair}>
        <ChoiceField
          id="orderfile-kind"
          label={words.kind}
          value={kind}
          of={asWords(words.kinds)}
          onChoose={(word) => file.setWords({ kind: word })}
        />
        <ChoiceField
          id="orderfile-dates"
          label={words.dates}
          value={dates}
          of={asWords(words.dateOrders)}
          onChoose={(word) => file.setWords({ dates: word })}
        />
      </div>
    </section>
  )
}
