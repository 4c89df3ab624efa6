import { IconUserCheck } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ProblemList } from '../compose/ProblemList'
import { allWords } from '../compose/records'
import type { Approval, Thread } from '../host/types'
import { dateTime } from '../text/format'
import { ja } from '../text/ja'
import { approval as words } from '../text/ja.approval'
import { promise } from '../text/ja.promise'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Approval.module.css'
import { ApprovalText } from './ApprovalText'
import { ApprovalWords } from './ApprovalWords'
import { useChecked } from './useChecked'
import { useDecide } from './useDecide'

type Props = { asked: Approval; thread: Thread; onSent: () => void }

/** In the place of the composer while somebody has to agree: nothing else can be sent. */
export function ApprovalPanel({ asked, thread, onSent }: Props) {
  const [text, setText] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [seen, setSeen] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const edited = useRef<HTMLTextAreaElement>(null)
  const onRead = () => setSeen(thread.newest_id)
  const c = useChecked({ asked, text, onText: setText, onRead, field: edited })
  const { keys, check } = c
  const known = { keys, blockers: check.blockers, onRefused: check.refuse }
  const d = useDecide({ asked, text, said, seen, field, onSaid: () => setSaid(''), onSent, ...known })
  const newer = asked.newer && seen < thread.newest_id
  const shared = { small: true, 'aria-disabled': d.busy } as const
  return (
    <section className={css.panel} data-pane="compose" data-keys="compose" aria-label={words.label}>
      <header className={css.head}>
        <Badge tone="today" icon={<IconUserCheck size={14} stroke={1.6} aria-hidden="true" />}>
          {ja.states.review}
        </Badge>
        <span className={css.meta}>{metaOf(asked)}</span>
      </header>
      {newer ? (
        <div className={css.newer} role="status">
          <span>{words.newer}</span>
          <Button small onClick={onRead}>
            {words.haveRead}
          </Button>
        </div>
      ) : null}
      <div className={css.body}>
        <ApprovalText asked={asked} text={text} onText={setText} field={edited} />
        {asked.records.length > 0 ? (
          <p className={css.meta} role="note">
            {promise.asked(allWords(asked.records))}
          </p>
        ) : null}
        <ApprovalWords asked={asked} field={field} said={said} onSaid={setSaid} />
      </div>
      {asked.may ? (
        <ProblemList
          problems={check.problems}
          blockers={check.blockers}
          onFix={c.fix}
          onAccept={c.accept}
          onReopen={c.reopen}
        />
      ) : null}
      {d.hint ? (
        <p className={css.hint} role="alert">
          {d.hint}
        </p>
      ) : null}
      {d.error ? <ProblemNote error={d.error} /> : null}
      <footer className={css.foot}>
        <span className={css.grow}>{asked.mine && !asked.may ? words.waiting : ''}</span>
        {asked.mine ? (
          <Button {...shared} onClick={d.withdraw}>
            {words.withdraw}
          </Button>
        ) : null}
        {asked.mine || asked.may ? (
          <Button {...shared} aria-disabled={d.busy || said.trim() === ''} onClick={d.say}>
            {words.say}
          </Button>
        ) : null}
        {asked.may ? (
          <>
            {text === null ? (
              <Button {...shared} onClick={() => setText(asked.text)}>
                {words.edit}
              </Button>
            ) : null}
            <Button {...shared} onClick={d.giveBack}>
              {words.giveBack}
            </Button>
            <Button {...shared} kind="main" action="send" aria-disabled={d.busy || newer} onClick={d.approve}>
              {asked.send_at > 0 ? words.approvePlanned : words.approve}
            </Button>
          </>
        ) : null}
      </footer>
    </section>
  )
}

const metaOf = (p: Approval) =>
  [
    words.by(p.by, dateTime(p.asked_at)),
    words.why[p.why] ?? '',
    p.template_name ? words.template(p.template_name) : '',
    p.send_at > 0 ? words.sendAt(dateTime(p.send_at)) : '',
  ]
    .filter(Boolean)
    .join('・')
