import { IconPlus, IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { blank } from '../host/blank'
import { useTemplates } from '../host/queries/compose'
import type { Template } from '../host/types'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { LibraryPart } from './LibraryPart'
import { Removed } from './Removed'
import { TemplateEditor } from './TemplateEditor'
import { TemplateFiles } from './TemplateFiles'
import { TemplateList } from './TemplateList'
import css from './TemplatesScreen.module.css'
import { TextTabs } from './TextTabs'

const words = pages.templates

/** round counts the openings: an editor is made anew for each, also for the same template. */
type Opened = { template: Template; round: number }

export function TemplatesScreen() {
  const { data, error, refetch } = useTemplates()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [chosen, setChosen] = useState(0)
  const [removed, setRemoved] = useState<Template | null>(null)
  const templates = data?.templates ?? []
  const open = (template: Template) => {
    setChosen(template.id)
    setOpened((old) => ({ template, round: (old?.round ?? 0) + 1 }))
  }
  const afterRemoval = (template: Template) => {
    setRemoved(template)
    setOpened(null)
    setChosen(0)
  }
  return (
    <div className={css.screen}>
      <PageHead title={words.title} lead={words.lead} before={<TextTabs />}>
        <Button icon={<IconPlus size={16} stroke={1.6} />} onClick={() => open(blank)}>
          {words.add}
        </Button>
      </PageHead>
      <TemplateFiles />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {removed ? (
        <Removed
          template={removed}
          onBack={(template) => {
            setRemoved(null)
            open(template)
          }}
          onClose={() => setRemoved(null)}
        />
      ) : null}
      {data ? (
        <div className={css.columns}>
          <TemplateList templates={templates} chosen={chosen} onChoose={open} />
          {opened ? (
            <TemplateEditor
              key={opened.round}
              start={opened.template}
              variables={data.variables}
              snippets={data.snippets}
              channels={data.channels}
              onSaved={(saved) => setChosen(saved.id)}
              onReload={async (id) => {
                const now = (await refetch()).data?.templates.find((t) => t.id === id)
                if (now) open(now)
              }}
              onRemoved={afterRemoval}
            />
          ) : (
            <Nothing
              any={templates.length > 0}
              onAdded={async (name) => {
                const now = (await refetch()).data?.templates.find((t) => t.name === name)
                if (now) open(now)
              }}
            />
          )}
        </div>
      ) : null}
    </div>
  )
}

function Nothing({ any, onAdded }: { any: boolean; onAdded: (name: string) => void }) {
  const said = any ? words.choose : words.empty
  return (
    <Empty icon={<IconTemplate size={20} stroke={1.6} />} title={said.title} text={said.text}>
      <LibraryPart onAdded={onAdded} />
    </Empty>
  )
}
