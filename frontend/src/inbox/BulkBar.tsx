import { Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { BulkRequest, Row } from '../host/types'
import { later } from '../later'
import { STATES } from '../nav'
import { ja } from '../text/ja'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './BulkBar.module.css'
import { dueTimes } from './dueTimes'
import { useBulk } from './useBulk'
import { useChoices } from './useChoices'
import type { useSelection } from './useSelection'

const BatchDialog = later(() => import('../batch/BatchDialog').then((m) => m.BatchDialog))

type Props = { rows: readonly Row[]; now: number; selection: ReturnType<typeof useSelection> }

/** At the foot of the list: how many are chosen and what can be done to all of them. */
export function BulkBar({ rows, now, selection }: Props) {
  const chosen = rows.filter((r) => selection.ids.includes(r.id))
  const bulk = useBulk(chosen, selection)
  const { people, categories, tags } = useChoices()
  const [batch, setBatch] = useState(false)
  if (selection.ids.length === 0) return null
  return (
    <section className={css.bar} aria-label={words.bulk}>
      <div className={css.line}>
        <b role="status">{words.chosen(selection.ids.length)}</b>
        <Button kind="link" onClick={() => selection.choose({ do: 'all', rows: selection.rows })}>
          {words.chooseAll}
        </Button>
        <Button kind="link" onClick={() => selection.choose({ do: 'clear' })}>
          {words.unchoose}
        </Button>
      </div>
      {bulk.refused.length > 0 ? <Refused bulk={bulk} /> : null}
      {bulk.error ? <ProblemNote error={bulk.error} /> : null}
      <div className={css.line}>
        <Act label={words.acts.owner}>
          {people.map((p) => (
            <Menu.Item key={p.value} onClick={() => bulk.run({ set: ['owner'], owner: p.value })}>
              {p.label}
            </Menu.Item>
          ))}
        </Act>
        <Act label={words.acts.state}>
          {STATES.map((state) => (
            <Menu.Item key={state} onClick={() => bulk.run({ state })}>
              {ja.states[state]}
            </Menu.Item>
          ))}
        </Act>
        <Act label={words.acts.category}>
          {[...categories, { value: 0, label: words.none }].map((c) => (
            <Menu.Item key={c.value} onClick={() => bulk.run({ set: ['category'], category: c.value })}>
              {c.label}
            </Menu.Item>
          ))}
        </Act>
        <Act label={words.acts.tags}>
          <TagItems tags={tags} run={bulk.run} />
        </Act>
        <Act label={words.acts.due}>
          {dueTimes(now).map((t) => (
            <Menu.Item key={t.label} onClick={() => bulk.run({ set: ['due_at'], due_at: t.at })}>
              {t.label}
            </Menu.Item>
          ))}
        </Act>
        <Button small busy={bulk.busy} onClick={() => bulk.run({ state: 'done' })}>
          {words.acts.done}
        </Button>
        <Button small onClick={() => setBatch(true)}>
          {words.acts.batch}
        </Button>
      </div>
      {batch ? (
        <BatchDialog
          rows={chosen}
          onLeft={(ids) => selection.choose({ do: 'keep', ids })}
          onClose={() => setBatch(false)}
        />
      ) : null}
    </section>
  )
}

function Act({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button small>{label}</Button>
      </Menu.Target>
      <Menu.Dropdown className={css.menu}>{children}</Menu.Dropdown>
    </Menu>
  )
}

type TagProps = { tags: { value: number; label: string }[]; run: (over: Partial<BulkRequest>) => void }

function TagItems({ tags, run }: TagProps) {
  if (tags.length === 0) return <Menu.Label>{words.noTags}</Menu.Label>
  return (
    <>
      <Menu.Label>{words.addTags}</Menu.Label>
      {tags.map((t) => (
        <Menu.Item key={t.value} onClick={() => run({ tags: [t.value] })}>
          {t.label}
        </Menu.Item>
      ))}
      <Menu.Label>{words.dropTags}</Menu.Label>
      {tags.map((t) => (
        <Menu.Item key={t.value} onClick={() => run({ untags: [t.value] })}>
          {t.label}
        </Menu.Item>
      ))}
    </>
  )
}

function Refused({ bulk }: { bulk: ReturnType<typeof useBulk> }) {
  return (
    <div className={css.refused} role="status">
      <b>{words.bulkLeft(bulk.refused.length)}</b>
      <ul>
        {bulk.refused.map((r) => (
          <li key={r.id}>
            {r.name}：{r.text}
          </li>
        ))}
      </ul>
    </div>
  )
}
