import { Menu } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { go, SCREENS, usePlace } from '../nav'
import { useScreens } from '../people/rights'
import { ja } from '../text/ja'
import css from './TopBar.module.css'

/** The navigation of narrow windows. */
export function NavMenu() {
  const { screen } = usePlace()
  const shown = useScreens()
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={css.menu} aria-label={ja.nav.menu}>
          <IconMenu2 size={18} stroke={1.6} aria-hidden="true" />
          {ja.nav[screen]}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {SCREENS.filter(shown).map((s) => (
          <Menu.Item key={s} onClick={() => go({ to: 'screen', screen: s })}>
            {ja.nav[s]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
