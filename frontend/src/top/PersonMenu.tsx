import { Menu, useMantineColorScheme } from '@mantine/core'
import { useMe } from '../host/queries/people'
import { openKept } from '../kept/open'
import { go } from '../nav'
import { useMay } from '../people/rights'
import { choosePerson, useLock } from '../people/seat'
import { ja } from '../text/ja'
import { people } from '../text/ja.people'
import { undo } from '../text/ja.undo'
import css from './TopBar.module.css'

const THEMES = ['auto', 'light', 'dark'] as const

export function PersonMenu({ onReceive }: { onReceive: () => void }) {
  const { name = '', role = '', alone = true } = useMe().data ?? {}
  const may = useMay()
  const lock = useLock()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const title = ja.top.roles[role] ?? ''
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css.person} aria-label={ja.top.account(`${name} ${title}`)}>
          <span className={css.face}>{title.slice(0, 1)}</span>
          <span className={css.name}>{name === title ? name : `${name} ${title}`}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {alone ? null : (
          <>
            <Menu.Item onClick={() => choosePerson(true)}>{people.switch.open}</Menu.Item>
            <Menu.Item onClick={() => void lock()}>{people.lock.now}</Menu.Item>
            <Menu.Divider />
          </>
        )}
        {may('act') ? <Menu.Item onClick={onReceive}>{ja.top.receive}</Menu.Item> : null}
        {may('write') ? <Menu.Item onClick={() => openKept('drafts')}>{undo.drafts.title}</Menu.Item> : null}
        {may('act') ? <Menu.Item onClick={() => openKept('changes')}>{undo.recent.title}</Menu.Item> : null}
        <Menu.Item onClick={() => go({ to: 'screen', screen: 'settings' })}>{ja.nav.settings}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{ja.top.theme}</Menu.Label>
        {THEMES.map((t) => (
          <Menu.Item key={t} onClick={() => setColorScheme(t)} aria-current={t === colorScheme}>
            {ja.top.themes[t]}
            {t === colorScheme ? ' ✓' : ''}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
