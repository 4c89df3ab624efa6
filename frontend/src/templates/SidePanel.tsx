import { useState } from 'react'
import type { Template, Variable } from '../host/types'
import { template as words } from '../text/ja.template'
import { PreviewPane } from './PreviewPane'
import css from './SidePanel.module.css'
import tabs from './Tabs.module.css'
import { TryPane } from './TryPane'
import { VariableList } from './VariableList'

const views = ['variables', 'preview', 'tries'] as const
type View = (typeof views)[number]

type Props = {
  draft: Template
  channel: string
  variables: Variable[]
  onPut: (variable: Variable) => void
}

/** Beside the text: what may stand in it, how it reads for an order, and how it would have gone. */
export function SidePanel({ draft, channel, variables, onPut }: Props) {
  const [view, setView] = useState<View>('variables')
  const [of, setOf] = useState('')
  return (
    <aside className={css.side} aria-label={words.side}>
      <fieldset className={`${tabs.tabs} ${css.head}`} aria-label={words.side}>
        {views.map((v) => (
          <button
            key={v}
            type="button"
            className={tabs.tab}
            aria-pressed={v === view}
            onClick={() => setView(v)}
          >
            {words.tabs[v]}
          </button>
        ))}
      </fieldset>
      {view === 'variables' ? <VariableList variables={variables} onPut={onPut} /> : null}
      {view === 'preview' ? <PreviewPane draft={draft} channel={channel} of={of} onOf={setOf} /> : null}
      {view === 'tries' ? (
        <TryPane
          draft={draft}
          channel={channel}
          onOpen={(id) => {
            setOf(String(id))
            setView('preview')
          }}
        />
      ) : null}
    </aside>
  )
}
