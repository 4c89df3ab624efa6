import { Menu } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction, useViews } from '../host/queries'
import type { View } from '../host/types'
import { go, usePlace } from '../nav'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { toast } from '../ui/toast'
import css from './ListBar.module.css'
import { SaveView } from './SaveView'

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true }

export const viewKey = (v: View) => v.built_in || String(v.id)

/** 「表示」: lists under a name, those of everybody and one's own. */
export function ViewMenu() {
  const { view } = usePlace()
  const views = useViews().data?.views ?? []
  const { mutate: remove } = useAction('RemoveView')
  const [saving, setSaving] = useState(false)
  const now = views.find((v) => viewKey(v) === view)
  const drop = (v: View) => remove({ id: v.id }, { onSuccess: () => toast(words.viewRemoved(v.name)) })
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            small
            kind="quiet"
            className={css.view}
            aria-label={`${words.view} ${now?.name ?? words.noView}`}
          >
            {words.view} <b>{now?.name ?? words.noView}</b> <IconChevronDown {...icon} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((v) => (
            <Menu.Item
              key={viewKey(v)}
              aria-current={v === now}
              rightSection={v.built_in || v.shared ? null : words.viewOwn}
              onClick={() => go({ to: 'view', view: viewKey(v), query: v.query })}
            >
              {v.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>{words.saveView}</Menu.Item>
          {now && !now.built_in ? (
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => drop(now)}>
              {words.removeView(now.name)}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {saving ? <SaveView onClose={() => setSaving(false)} /> : null}
    </>
  )
}
