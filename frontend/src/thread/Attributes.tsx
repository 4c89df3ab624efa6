import { Menu } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { CARES } from '../filter'
import { useAction } from '../host/queries/actions'
import type { Row, Thread } from '../host/types'
import { useChoices } from '../inbox/useChoices'
import { useKeys } from '../keys/useKeys'
import { useMay } from '../people/rights'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Attributes.module.css'
import { whoCares } from './whoCares'

const icon = { size: 12, stroke: 1.8, 'aria-hidden': true }

/** 担当, 分類, タグ, 注意: what the shop itself says of an inquiry, each changed in place. */
export function Attributes({ thread }: { thread: Thread }) {
  return useMay()('act') ? <Changeable thread={thread} /> : <Told row={thread.inquiry} />
}

/** The same for one who only reads: words, nothing to press. */
function Told({ row }: { row: Row }) {
  const { owner, category, care, tag } = words.fields
  const said = [
    [owner, row.owner],
    [category, row.topic],
    [care, words.cares[row.care]],
    [tag, row.tags.map((t) => t.name).join('・')],
  ]
  return (
    <p className={css.line}>
      {said.map(([label, value]) => (
        <span key={label} className={css.value}>
          <span className={css.label}>{label}</span> {value || words.none}
        </span>
      ))}
    </p>
  )
}

function Changeable({ thread }: { thread: Thread }) {
  const { inquiry: row, version } = thread
  const put = whoCares(thread)
  const { people, categories, tags } = useChoices()
  const owner = useAction('SetOwner')
  const category = useAction('SetCategory')
  const tag = useAction('SetTags')
  const care = useAction('SetCare')
  const [assigning, setAssigning] = useState(false)
  useKeys({ assign: () => setAssigning(true) })
  const of = { id: row.id, version }
  const error = owner.error ?? category.error ?? tag.error ?? care.error
  const free = tags.filter((t) => !row.tags.some((have) => have.id === t.value))
  return (
    <>
      <fieldset className={css.line} aria-label={words.attributes}>
        <Value
          label={words.fields.owner}
          value={row.owner || words.none}
          opened={assigning}
          onChange={setAssigning}
        >
          {people.map((p) => (
            <Menu.Item key={p.value} onClick={() => owner.mutate({ ...of, owner: p.value })}>
              {p.label}
            </Menu.Item>
          ))}
        </Value>
        <Value label={words.fields.category} value={row.topic || words.none}>
          {[...categories, { value: 0, label: words.none }].map((c) => (
            <Menu.Item key={c.value} onClick={() => category.mutate({ ...of, category: c.value })}>
              {c.label}
            </Menu.Item>
          ))}
        </Value>
        <Value label={words.fields.care} value={words.cares[row.care] ?? words.none}>
          {put ? <Menu.Label>{put}</Menu.Label> : null}
          {CARES.filter((c) => c !== 'any').map((c) => (
            <Menu.Item key={c} onClick={() => care.mutate({ ...of, care: c })}>
              {words.cares[c]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => care.mutate({ ...of, care: '' })}>{words.none}</Menu.Item>
        </Value>
        <Value label={words.fields.tag} value={row.tags.length > 0 ? '' : words.none}>
          {tags.length === 0 ? <Menu.Label>{words.noTags}</Menu.Label> : null}
          {free.map((t) => (
            <Menu.Item key={t.value} onClick={() => tag.mutate({ ...of, add: [t.value], remove: [] })}>
              {t.label}
            </Menu.Item>
          ))}
        </Value>
        {row.tags.map((t) => (
          <button
            key={t.id}
            type="button"
            className={css.tag}
            aria-label={words.dropTag(t.name)}
            title={words.dropTag(t.name)}
            onClick={() => tag.mutate({ ...of, add: [], remove: [t.id] })}
          >
            {t.name}
            <IconX {...icon} />
          </button>
        ))}
      </fieldset>
      {error ? <ProblemNote error={error} /> : null}
    </>
  )
}

type Props = {
  label: string
  value: string
  opened?: boolean
  onChange?: (opened: boolean) => void
  children: ReactNode
}

function Value({ label, value, opened, onChange, children }: Props) {
  return (
    <Menu position="bottom-start" opened={opened} onChange={onChange}>
      <Menu.Target>
        <Button kind="quiet" small className={css.value} aria-label={words.set(label, value)}>
          <span className={css.label}>{label}</span> <span className={css.word}>{value}</span>{' '}
          <IconChevronDown {...icon} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.menu}>{children}</Menu.Dropdown>
    </Menu>
  )
}
