import { IconPlus, IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { blank } from '../host/blank'
import { useTemplates } from '../host/queries/compose'
import type { Template, TemplateSource, TemplateStart } from '../host/types'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { FromReply, Generalised } from './FromReply'
import { LibraryPart } from './LibraryPart'
import { Removed } from './Removed'
import { endSource, useSource } from './source'
import { templateOf } from './start'
import { TemplateEditor } from './TemplateEditor'
import { TemplateFiles } from './TemplateFiles'
import { TemplateList } from './TemplateList'
import css from './TemplatesScreen.module.css'
import { TextTabs } from './TextTabs'

const words = pages.templates

type Origin = { source: TemplateSource; start: TemplateStart }

/** round counts the openings: an editor is made anew for each, also for the same template. */
type Opened = { template: Template; round: number; origin?: Origin }

export function TemplatesScreen() {
  const { data, error, refetch } = useTemplates()
  const source = useSource()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [chosen, setChosen] = useState(0)
  const [removed, setRemoved] = useState<Template | null>(null)
  const templates = data?.templates ?? []
  const open = (template: Template, origin?: Origin) => {
    setChosen(template.id)
    setOpened((old) => ({ template, round: (old?.round ?? 0) + 1, origin }))
  }
  const stored = async (fits: (t: Template) => boolean) => (await refetch()).data?.templates.find(fits)
  const reopen = async (fits: (t: Template) => boolean) => {
    const now = await stored(fits)
    if (now) open(now)
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
      {source ? (
        <FromReply
          source={source}
          onStart={(start) => {
            open(templateOf(start), { source, start })
            endSource()
          }}
          onClose={endSource}
        />
      ) : null}
      {removed ? (
        <Removed
          name={removed.name}
          verb="template_delete"
          onBack={() => {
            setRemoved(null)
            void reopen((t) => t.id === removed.id)
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
              note={
                opened.origin ? (
                  <Generalised start={opened.origin.start} inquiry={opened.origin.source.id} />
                ) : null
              }
              variables={data.variables}
              snippets={data.snippets}
              channels={data.channels}
              onSaved={(saved) => setChosen(saved.id)}
              stored={async (id) => (await stored((t) => t.id === id))?.version}
              onReload={(id) => reopen((t) => t.id === id)}
              onRemoved={(template) => {
                setRemoved(template)
                setOpened(null)
                setChosen(0)
              }}
            />
          ) : (
            <Nothing any={templates.length > 0} onAdded={(name) => void reopen((t) => t.name === name)} />
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
