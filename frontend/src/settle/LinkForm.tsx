import { useState } from 'react'
import css from '../books/Entry.module.css'
import { after, useAction } from '../host/queries/actions'
import type { SettlementLine } from '../host/types'
import { ja } from '../text/ja'
import { settle as words } from '../text/ja.settle'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { aboutOf, optionOf } from './SettleActs'

type Props = { line: SettlementLine; partners: SettlementLine[]; onEnd: () => void; onDone: () => void }

/** An entry and a row belong together although their order numbers differ. */
export function LinkForm({ line, partners, onEnd, onDone }: Props) {
  const [key, setKey] = useState('')
  const judge = useAction('JudgeSettlement')
  const partner = partners.find((p) => p.key === key)
  const said = {
    id: 'settle-link',
    label: line.entry_id > 0 ? words.linkRow : words.linkEntry,
    help: words.linkHelp,
  }
  const save = () => {
    if (!partner || judge.isPending) return
    const [one, other] = [aboutOf(line), aboutOf(partner)]
    const both = { entries: [...one.entries, ...other.entries], rows: [...one.rows, ...other.rows] }
    after(judge.mutateAsync({ ...both, verdict: 'link', reason: '' }), onDone)
  }
  return (
    <form
      className={css.form}
      aria-label={words.link}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <FieldBox {...said}>
        {/* biome-ignore lint/a11y/noAutofocus: the person has just asked for this field */}
        <select {...controlProps(said)} autoFocus value={key} onChange={(e) => setKey(e.target.value)}>
          <option value="">{words.pick}</option>
          {partners.map((p) => (
            <option key={p.key} value={p.key}>
              {optionOf(p)}
            </option>
          ))}
        </select>
      </FieldBox>
      {judge.error ? <ProblemNote error={judge.error} /> : null}
      <div className={css.buttons}>
        <Button kind="quiet" onClick={onEnd}>
          {ja.cancel}
        </Button>
        <Button kind="act" type="submit" aria-disabled={!partner} busy={judge.isPending}>
          {words.link}
        </Button>
      </div>
    </form>
  )
}
