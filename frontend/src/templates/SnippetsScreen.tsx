import { IconPlus, IconQuote } from '@tabler/icons-react'
import { useState } from 'react'
import { useTemplates } from '../host/queries/compose'
import type { Snippet } from '../host/types'
import { snippets as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { Removed } from './Removed'
import { SnippetEditor } from './SnippetEditor'
import { SnippetList } from './SnippetList'
import css from './TemplatesScreen.module.css'
import { TextTabs } from './TextTabs'

const blank: Snippet = { id: 0, name: '', reading: '', body: '', version: 0, problems: [], used_by: [] }

/** round counts the openings: an editor is made anew for each, also for the same text. */
type Opened = { snippet: Snippet; round: number }

/** The pieces of text that templates share. */
export function SnippetsScreen() {
  const { data, error, refetch } = useTemplates()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [chosen, setChosen] = useState(0)
  const [removed, setRemoved] = useState<Snippet | null>(null)
  const all = data?.snippets ?? []
  const open = (snippet: Snippet) => {
    setChosen(snippet.id)
    setOpened((old) => ({ snippet, round: (old?.round ?? 0) + 1 }))
  }
  const stored = async (id: number) => (await refetch()).data?.snippets.find((s) => s.id === id)
  const reopen = async (id: number) => {
    const now = await stored(id)
    if (now) open(now)
  }
  const said = all.length > 0 ? words.choose : words.empty
  return (
    <div className={css.screen}>
      <PageHead title={words.what} lead={words.lead} before={<TextTabs />}>
        <Button icon={<IconPlus size={16} stroke={1.6} />} onClick={() => open(blank)}>
          {words.add}
        </Button>
      </PageHead>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {removed ? (
        <Removed
          name={removed.name}
          verb="snippet_remove"
          onBack={() => {
            setRemoved(null)
            void reopen(removed.id)
          }}
          onClose={() => setRemoved(null)}
        />
      ) : null}
      {data ? (
        <div className={css.columns}>
          <SnippetList snippets={all} chosen={chosen} onChoose={open} />
          {opened ? (
            <SnippetEditor
              key={opened.round}
              start={opened.snippet}
              usedBy={all.find((s) => s.id === chosen)?.used_by ?? []}
              all={all}
              variables={data.variables}
              onSaved={(saved) => setChosen(saved.id)}
              stored={async (id) => (await stored(id))?.version}
              onReload={reopen}
              onRemoved={(snippet) => {
                setRemoved(snippet)
                setOpened(null)
                setChosen(0)
              }}
            />
          ) : (
            <Empty icon={<IconQuote size={20} stroke={1.6} />} title={said.title} text={said.text} />
          )}
        </div>
      ) : null}
    </div>
  )
}
