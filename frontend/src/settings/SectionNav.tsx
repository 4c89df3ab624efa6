import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { go } from '../nav'
import { pages } from '../text/ja.pages'
import { useMedia, WIDE } from '../ui/narrow'
import css from './SectionNav.module.css'
import type { Section } from './sections'

const words = pages.settings.sections

/** The sections beside the page, or where there is no room for them, in a menu above it. */
export function SectionNav({ all, now }: { all: readonly Section[]; now: Section }) {
  const wide = useMedia(WIDE)
  const open = (section: Section) => go({ to: 'section', section: section.id })
  if (wide) {
    return (
      <nav className={css.list} aria-label={words.label}>
        {all.map((s) => (
          <button
            key={s.id}
            type="button"
            className={css.item}
            aria-current={s.id === now.id ? 'page' : undefined}
            onClick={() => open(s)}
          >
            {s.title}
          </button>
        ))}
      </nav>
    )
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={css.menu} aria-label={`${words.label}：${now.title}`}>
          {now.title}
          <IconChevronDown size={16} stroke={1.6} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {all.map((s) => (
          <Menu.Item key={s.id} aria-current={s.id === now.id} onClick={() => open(s)}>
            {s.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
