import { useState } from 'react'
import { Amount } from '../books/AmountFields'
import entry from '../books/Entry.module.css'
import { Word } from '../books/Particulars'
import { RATES, yenOf } from '../books/wish'
import { after, useAction } from '../host/queries/actions'
import { useEntryWords } from '../host/queries/books'
import { useDocumentWords } from '../host/queries/documents'
import type { File, Message } from '../host/types'
import { dayOf } from '../report/period'
import { ja } from '../text/ja'
import { issue } from '../text/ja.issue'
import { Button } from '../ui/Button'
import { ChoiceField } from '../ui/Choice'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import { RateFields } from './RateFields'
import { ratesOf, sumOf, unreadRate } from './rates'

const words = issue.keep

/** Papers that the shop itself gives; what came is none of them. */
const OURS = ['refund_notice']

type Props = { message: Message; files: File[]; onClose: () => void }

/** An attachment becomes a document that nobody can change: an invoice of a carrier, a receipt. */
export function KeepForm({ message, files, onClose }: Props) {
  const known = useDocumentWords().data?.kinds ?? []
  const [typed, setTyped] = useState(() => ({
    file: files[0]?.id ?? 0,
    kind: 'invoice',
    issued: dayOf(message.sent_at),
    traded: '',
    partner: '',
    amount: '',
    rates: {} as Record<number, string>,
    channel: '',
    taxNumber: '',
    note: '',
  }))
  const channels = (useEntryWords().data?.channels ?? []).map((c) => ({ word: c.code, label: c.label }))
  const [wanting, setWanting] = useState(false)
  const keep = useAction('KeepDocument')
  const change = (over: Partial<typeof typed>) => setTyped((t) => ({ ...t, ...over }))
  const amount = yenOf(typed.amount)
  const partner = {
    id: 'keep-partner',
    label: words.partner,
    error: wanting && typed.partner.trim() === '' ? words.partnerWanted : '',
  }
  const rates = ratesOf(typed.rates)
  const differ = rates.length > 0 && amount !== null && sumOf(rates) !== amount
  const save = () => {
    setWanting(true)
    if (typed.partner.trim() === '') return document.getElementById('keep-partner')?.focus()
    if (typed.amount.trim() === '' || amount === null) return document.getElementById('keep-amount')?.focus()
    const unread = unreadRate(typed.rates) ?? (differ ? RATES[0] : undefined)
    if (unread !== undefined) return document.getElementById(`keep-rate-${unread}`)?.focus()
    if (keep.isPending) return
    const { file, kind, issued, traded, note, channel } = typed
    const rest = { rates, channel, entry_id: 0, corrects: 0, reason: '', tax_number: typed.taxNumber }
    after(
      keep.mutateAsync({
        id: message.id,
        file,
        kind,
        issued,
        traded,
        partner: typed.partner,
        amount,
        note,
        ...rest,
      }),
      (doc) => {
        toast(words.done(doc.doc_id))
        onClose()
      },
    )
  }
  return (
    <form
      className={entry.form}
      aria-label={words.title}
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      <p className={entry.soft}>{words.means}</p>
      <ChoiceField
        id="keep-file"
        label={words.file}
        of={files.map((f) => ({ word: `${f.id}`, label: f.name }))}
        value={`${typed.file}`}
        onChoose={(id) => change({ file: Number(id) })}
      />
      <div className={entry.pair}>
        <ChoiceField
          id="keep-kind"
          label={words.kind}
          of={known.filter((k) => !OURS.includes(k.word))}
          value={typed.kind}
          onChoose={(kind) => change({ kind })}
        />
        <Word {...partner} text={typed.partner} onText={(text) => change({ partner: text })} />
        <Day
          id="keep-issued"
          label={words.issued}
          value={typed.issued}
          onDay={(issued) => change({ issued })}
        />
        <Day
          id="keep-traded"
          label={words.traded}
          help={words.tradedHelp}
          value={typed.traded}
          onDay={(traded) => change({ traded })}
        />
        <Amount
          id="keep-amount"
          label={words.amount}
          help={wanting && typed.amount.trim() === '' ? words.amountWanted : ''}
          text={typed.amount}
          onText={(text) => change({ amount: text })}
        />
        <ChoiceField
          id="keep-channel"
          label={words.channel}
          none={words.noChannel}
          of={channels}
          value={typed.channel}
          onChoose={(channel) => change({ channel })}
        />
        <Word
          id="keep-number"
          label={words.taxNumber}
          text={typed.taxNumber}
          onText={(taxNumber) => change({ taxNumber })}
        />
      </div>
      <RateFields
        typed={typed.rates}
        amount={amount}
        differ={differ}
        onRates={(rates) => change({ rates })}
      />
      <Word id="keep-note" label={words.note} text={typed.note} onText={(note) => change({ note })} />
      {keep.error ? <ProblemNote error={keep.error} /> : null}
      <div className={entry.buttons}>
        <Button kind="quiet" onClick={onClose}>
          {ja.cancel}
        </Button>
        <Button kind="main" type="submit" busy={keep.isPending}>
          {words.yes}
        </Button>
      </div>
    </form>
  )
}

type DayProps = { id: string; label: string; help?: string; value: string; onDay: (day: string) => void }

function Day({ id, label, help, value, onDay }: DayProps) {
  const said = { id, label, help }
  return (
    <FieldBox {...said}>
      <input type="date" {...controlProps(said)} value={value} onChange={(e) => onDay(e.target.value)} />
    </FieldBox>
  )
}
