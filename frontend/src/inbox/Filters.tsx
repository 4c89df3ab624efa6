import { Menu } from '@mantine/core'
import { IconChevronDown, IconPencilPlus } from '@tabler/icons-react'
import { useAccounts } from '../host/queries/accounts'
import { go, SORTS, usePlace } from '../nav'
import { useMay } from '../people/rights'
import { openStart } from '../start/open'
import { ja } from '../text/ja'
import { list as words } from '../text/ja.list'
import { complete, start as startWords } from '../text/ja.start'
import { IconButton } from '../ui/Button'
import css from './Filters.module.css'
import { useUncompleted } from './uncompleted'

type Choice = { key: string; label: string; chosen: boolean; choose: () => void }

/** 接続 and 並び: what the list is narrowed to. */
export function Filters() {
  const { filter, sort } = usePlace()
  const mayWrite = useMay()('send')
  const accounts = useAccounts().data?.accounts ?? []
  const byAccount: Choice[] = [{ id: 0, name: ja.inbox.allAccounts }, ...accounts].map(({ id, name }) => ({
    key: String(id),
    label: name,
    chosen: id === 0 ? filter.accounts.length === 0 : filter.accounts.includes(id),
    choose: () => go({ to: 'account', account: id }),
  }))
  const bySort: Choice[] = SORTS.map((s) => ({
    key: s,
    label: words.sorts[s],
    chosen: s === sort,
    choose: () => go({ to: 'sort', sort: s }),
  }))
  return (
    <div className={css.filters}>
      {mayWrite ? (
        <IconButton
          small
          kind="quiet"
          label={startWords.open}
          icon={<IconPencilPlus size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => openStart({})}
        />
      ) : null}
      <Uncompleted />
      <Choose label={ja.inbox.account} choices={byAccount} also />
      <Choose label={ja.inbox.sort} choices={bySort} />
    </div>
  )
}

function Uncompleted() {
  const { known, here, on, turn } = useUncompleted()
  if (!known || !here) return null
  return (
    <button
      type="button"
      className={css.chip}
      aria-pressed={on}
      title={complete.uncompletedHelp}
      onClick={() => turn(!on)}
    >
      {complete.uncompleted}
    </button>
  )
}

type ChooseProps = { label: string; choices: Choice[]; also?: boolean }

/** `also`: the filter panel has it too, so a narrow window leaves it out. */
function Choose({ label, choices, also }: ChooseProps) {
  const now = choices.flatMap((c) => (c.chosen ? c.label : [])).join('・')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css.choose} data-also={also}>
          <span className={css.label}>{label}</span> <span className={css.now}>{now}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((c) => (
          <Menu.Item key={c.key} onClick={c.choose} aria-current={c.chosen}>
            {c.label}
            {c.chosen ? ' ✓' : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
