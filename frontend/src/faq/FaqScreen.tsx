import { IconHelpCircle, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { blankFaq } from '../host/blank'
import { useFaqs } from '../host/queries/knowledge'
import type { FAQ } from '../host/types'
import { Removed } from '../templates/Removed'
import screen from '../templates/TemplatesScreen.module.css'
import { TextTabs } from '../templates/TextTabs'
import { faq as words } from '../text/ja.faq'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { type Begun, takeBegun } from './begin'
import css from './Faq.module.css'
import { FaqEditor } from './FaqEditor'
import { FaqFiles } from './FaqFiles'
import { FaqList, type Find } from './FaqList'

/** round counts the openings: an editor is made anew for each. */
type Opened = { faq: FAQ; taken: Begun['taken'] | null; round: number }

const ALL: Find = { search: '', category: 0 }

/** What customers ask again and again: the list, and the one that is being written. */
export function FaqScreen() {
  const [find, setFind] = useState(ALL)
  const { data, error, refetch } = useFaqs({ id: 0, ...find })
  const everything = useFaqs({ id: 0, ...ALL })
  const [opened, setOpened] = useState<Opened | null>(() => {
    const begun = takeBegun()
    return begun ? { ...begun, round: 0 } : null
  })
  const [chosen, setChosen] = useState(0)
  const [removed, setRemoved] = useState<FAQ | null>(null)
  const open = (faq: FAQ) => {
    setChosen(faq.id)
    setOpened((old) => ({ faq, taken: null, round: (old?.round ?? 0) + 1 }))
  }
  const stored = async (id: number) => (await everything.refetch()).data?.faqs.find((f) => f.id === id)
  const reopen = async (id: number) => {
    const now = await stored(id)
    if (now) open(now)
  }
  return (
    <div className={screen.screen}>
      <PageHead title={words.title} lead={words.lead} before={<TextTabs />}>
        <Button icon={<IconPlus size={16} stroke={1.6} />} onClick={() => open(blankFaq)}>
          {words.add}
        </Button>
      </PageHead>
      <FaqFiles category={find.category} />
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {removed ? (
        <Removed
          name={removed.question}
          verb="faq_remove"
          onBack={() => {
            setRemoved(null)
            void reopen(removed.id)
          }}
          onClose={() => setRemoved(null)}
        />
      ) : null}
      {data ? (
        <div className={css.columns}>
          <FaqList list={data} find={find} onFind={setFind} chosen={chosen} onChoose={open} />
          {opened ? (
            <FaqEditor
              key={opened.round}
              start={opened.faq}
              taken={opened.taken}
              onSaved={(saved) => setChosen(saved.id)}
              stored={async (id) => (await stored(id))?.version}
              onReload={(id) => void reopen(id)}
              onRemoved={(faq) => {
                setRemoved(faq)
                setOpened(null)
                setChosen(0)
              }}
            />
          ) : (
            <Empty
              icon={<IconHelpCircle size={20} stroke={1.6} />}
              {...(data.total > 0 ? words.choose : words.empty)}
            />
          )}
        </div>
      ) : null}
    </div>
  )
}
