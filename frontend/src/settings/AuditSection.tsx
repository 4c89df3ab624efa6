import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useAudit, useStaff } from '../host/queries/people'
import peopleCss from '../people/People.module.css'
import { dateTime } from '../text/format'
import { audit as words } from '../text/ja.audit'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './SettingsScreen.module.css'

/** Who looked at what and changed what; never what it said. */
export function AuditSection() {
  const [who, setWho] = useState(0)
  const staff = useStaff().data?.staff ?? []
  const record = useAudit(who)
  const rows = record.data?.pages.flatMap((p) => p.rows) ?? []
  return (
    <section className={css.card} aria-labelledby="audit-title">
      <h2 id="audit-title">{words.title}</h2>
      <p className={css.quiet}>{words.help}</p>
      <NativeSelect
        label={words.who}
        value={String(who)}
        onChange={(e) => setWho(Number(e.currentTarget.value))}
        data={[
          { value: '0', label: words.everybody },
          ...staff.map((s) => ({ value: String(s.id), label: s.name })),
        ]}
      />
      {record.error ? <ProblemNote error={record.error} /> : null}
      {record.data && rows.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      {rows.length > 0 ? (
        <table className={peopleCss.table} aria-label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.did}</th>
              <th scope="col">{words.about}</th>
              <th scope="col">{words.detail}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.id}>
                <td className={peopleCss.when}>{dateTime(r.at)}</td>
                <td>{r.by}</td>
                <td>{words.verb(r.verb)}</td>
                <td>{words.subject(r.subject, r.about)}</td>
                <td>{words.value(r.verb, r.detail)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {record.hasNextPage ? (
        <Button busy={record.isFetchingNextPage} onClick={() => void record.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </section>
  )
}
