import { useRef } from 'react'
import { useEntryWords } from '../host/queries/books'
import { DamageList } from '../orderfile/DamageList'
import { DropPlace } from '../orderfile/DropPlace'
import { FilePage } from '../orderfile/FilePage'
import { DoneCard } from '../orderfile/ImportDone'
import css from '../orderfile/OrderFile.module.css'
import { orderfile } from '../text/ja.orderfile'
import { settle as words } from '../text/ja.settle'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { countsOf, OutcomeCard } from './OutcomeCard'
import { ReadCard } from './ReadCard'
import { useSettleFile } from './useSettleFile'

const said = { id: 'settle-channel', label: words.channel }

/** A mall's settlement from a file: choose it, see how it is read, take in what was taken off. */
export function SettleFileScreen({ onClose }: { onClose: () => void }) {
  const file = useSettleFile()
  const channels = useEntryWords().data?.channels ?? []
  const mall = useRef<HTMLSelectElement>(null)
  const { view, done } = file
  return (
    <FilePage
      title={words.title}
      lead={words.fileLead}
      back={words.back}
      onClose={onClose}
      busy={file.name !== ''}
      first={mall}
    >
      {done ? (
        <DoneCard
          text={done.again ? words.againText : words.doneText(done.file.channel_name, done.file.rows)}
          counts={done.again ? [] : countsOf(done.counts)}
          help={words.doneHelp}
          back={words.back}
          onAgain={file.again}
          onClose={onClose}
        />
      ) : (
        <>
          <section className={css.card} aria-labelledby="settle-source">
            <h2 id="settle-source">{words.source}</h2>
            <FieldBox {...said}>
              <select
                {...controlProps(said)}
                ref={mall}
                value={file.channel}
                onChange={(e) => file.setChannel(e.target.value)}
              >
                {channels.map((c) => (
                  <option key={c.code} value={c.code}>
                    {c.label}
                  </option>
                ))}
              </select>
            </FieldBox>
            <DropPlace
              chosen={view ? orderfile.chosen(view.name, view.charset, view.sheet) : file.name}
              hint={words.drop}
              accept=".csv,.tsv,.txt,.xlsx,.xlsm"
              reading={file.reading}
              onPick={file.pick}
              onBring={file.bring}
            />
          </section>
          {file.error ? <ProblemNote error={file.error} /> : null}
          {view?.problem ? (
            <p className={css.problem} role="alert">
              {view.problem}
            </p>
          ) : null}
          {view ? <ReadCard file={file} view={view} /> : null}
          {view && !view.problem ? <OutcomeCard file={file} view={view} /> : null}
        </>
      )}
      {(done ?? view) ? <DamageList {...(done ?? { damaged: [], more: 0, ...view })} /> : null}
    </FilePage>
  )
}
