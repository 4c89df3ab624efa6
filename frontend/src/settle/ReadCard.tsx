import type { SettlementFileView } from '../host/types'
import { MapTable } from '../orderfile/MapTable'
import css from '../orderfile/OrderFile.module.css'
import { orderfile } from '../text/ja.orderfile'
import { settle as words } from '../text/ja.settle'
import { asWords, ChoiceField } from '../ui/Choice'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import own from './Settle.module.css'
import { ONLY_COLUMNS, type SettleFile } from './useSettleFile'

/** Which column is read as what, and which kinds are refunds. */
export function ReadCard({ file, view }: { file: SettleFile; view: SettlementFileView }) {
  const { map } = file
  const prefix = { id: 'settle-prefix', label: words.prefix, help: words.prefixHelp }
  const turn = (kind: string, skip: boolean) =>
    file.change({ skip: skip ? [...map.skip, kind] : map.skip.filter((k) => k !== kind) })
  return (
    <section className={css.card} aria-labelledby="settle-map">
      <h2 id="settle-map">{words.mapping}</h2>
      <p className={css.help}>{view.saved ? words.mappingSaved : words.mappingHelp}</p>
      <MapTable
        fields={file.fields}
        columns={view.columns}
        onlyColumns={ONLY_COLUMNS}
        onPlace={file.setField}
      />
      <div className={css.pair}>
        <ChoiceField
          id="settle-signs"
          label={words.signs}
          of={asWords(words.signWords)}
          value={map.signs}
          onChoose={(signs) => file.change({ signs })}
        />
        <ChoiceField
          id="settle-dates"
          label={orderfile.dates}
          of={asWords(orderfile.dateOrders)}
          value={map.dates}
          onChoose={(dates) => file.change({ dates })}
        />
        <FieldBox {...prefix}>
          <FinishedInput
            {...controlProps(prefix)}
            value={map.prefix}
            onFinished={(text) => file.change({ prefix: text.trim() })}
          />
        </FieldBox>
      </div>
      {view.kinds.length > 0 ? (
        <fieldset className={own.kinds}>
          <legend>{words.kinds}</legend>
          <p className={css.help}>{words.kindsHelp}</p>
          {view.kinds.map((k) => (
            <label key={k.name}>
              <input
                type="checkbox"
                checked={!map.skip.includes(k.name)}
                onChange={(e) => turn(k.name, !e.target.checked)}
              />
              {words.kind(k.name, k.rows, k.yen)}
            </label>
          ))}
        </fieldset>
      ) : null}
    </section>
  )
}
