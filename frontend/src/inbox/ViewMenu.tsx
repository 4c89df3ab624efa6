import { Menu } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../host/queries/actions'
import { useViews } from '../host/queries/inbox'
import type { View } from '../host/types'
import { later } from '../later'
import { go, usePlace } from '../nav'
import { useMay } from '../people/rights'
import { list as words } from '../text/ja.list'
import { Button } from '../ui/Button'
import { toast } from '../ui/toast'
import css from './ListBar.module.css'

const ViewsDialog = later(() => import('./ViewsDialog').then((m) => m.ViewsDialog))

const SaveView = later(() => import('./SaveView').then((m) => m.SaveView))

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true }

export const viewKey = (v: View) => v.built_in || String(v.id)

/** 「表示」: lists under a name, those of everybody and one's own. */
export function ViewMenu() {
  const { view } = usePlace()
  const views = useViews().data?.views ?? []
  const may = useMay()
  const { mutate: remove } = useAction('RemoveView')
  const drop = (v: View) => remove({ id: v.id }, { onSuccess: () => toast(words.viewRemoved(v.name)) })
  const [open, setOpen] = useState<'' | 'save' | 'tidy'>('')
  const now = views.find((v) => viewKey(v) === view)
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
          {may('act') ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => setOpen('save')}>{words.saveView}</Menu.Item>
              {views.some((v) => !v.built_in) ? (
                <Menu.Item onClick={() => setOpen('tidy')}>{words.tidyViews}</Menu.Item>
              ) : null}
              {now && !now.built_in ? (
                <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => drop(now)}>
                  {words.removeView(now.name)}
                </Menu.Item>
              ) : null}
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {open === 'save' ? <SaveView onClose={() => setOpen('')} /> : null}
      {open === 'tidy' ? <ViewsDialog onClose={() => setOpen('')} /> : null}
    </>
  )
}
