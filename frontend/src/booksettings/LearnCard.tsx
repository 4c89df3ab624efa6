import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import type { BookLearned } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import parts from '../ui/Parts.module.css'
import { ProblemNote } from '../ui/ProblemNote'
import css from './BookSettings.module.css'
import { journalOf } from './journal'
import { Learned } from './Learned'

const words = bookSettings.learn

type Props = {
  /** Of which program the file should be. */
  kind: string
  /** Something typed is not saved yet. */
  blocked: boolean
  /** The words of the file are the shop's own now. */
  onTaken: () => void
  version: string
}

/** Reads the names out of a file that the shop's own program has written. */
export function LearnCard(props: Props) {
  return (
    <section className={css.card} aria-labelledby="books-learn">
      <h2 id="books-learn">{words.title}</h2>
      {props.blocked ? <p className={parts.warn}>{words.unsavedFirst}</p> : <LearnPart {...props} />}
    </section>
  )
}

export function LearnPart({ kind, onTaken, version }: Props) {
  const read = useAction('LearnBooks')
  const [seen, setSeen] = useState<{ of: BookLearned; cut: boolean } | null>(null)
  const [pasted, setPasted] = useState('')
  const look = async (from: Blob, isFile: boolean) => {
    setSeen(null)
    const { data, cut } = await journalOf(from)
    await read.mutateAsync({ kind, data }).then(
      (of) => setSeen({ of: isFile ? of : { ...of, encoding: '' }, cut }), // pasted text has no character set
      () => undefined,
    )
  }
  const end = () => {
    setSeen(null)
    setPasted('')
  }
  const paste = { id: 'books-paste' }
  return (
    <>
      <p className={css.quiet}>{words.lead}</p>
      <FieldBox id="books-file" label={words.file}>
        <input
          id="books-file"
          type="file"
          accept=".csv,.txt"
          onChange={(e) => {
            const file = e.target.files?.[0]
            e.target.value = '' // the same file may be chosen again after it was written anew
            if (file) void look(file, true)
          }}
        />
      </FieldBox>
      <FieldBox {...paste} label={words.paste}>
        <textarea
          {...controlProps(paste)}
          rows={3}
          spellCheck={false}
          value={pasted}
          onChange={(e) => setPasted(e.target.value)}
        />
      </FieldBox>
      {pasted.trim() ? (
        <div>
          <Button busy={read.isPending} onClick={() => void look(new Blob([pasted]), false)}>
            {words.read}
          </Button>
        </div>
      ) : null}
      {read.error ? <ProblemNote error={read.error} close={read.reset} /> : null}
      {seen ? (
        <Learned
          key={seen.of.rows}
          of={seen.of}
          cut={seen.cut}
          version={version}
          onDrop={end}
          onTaken={() => {
            end()
            onTaken()
          }}
        />
      ) : null}
    </>
  )
}
