import { IconPlus, IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { useTemplates } from '../host/queries/compose'
import { useSignatures } from '../host/queries/knowledge'
import type { Signature } from '../host/types'
import { signatures as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { RemovedSignature } from './RemovedSignature'
import { SignatureEditor } from './SignatureEditor'
import { SignatureList } from './SignatureList'
import { blankSignature, sameSigner } from './signers'
import css from './TemplatesScreen.module.css'
import { TextTabs } from './TextTabs'

/** round counts the openings: an editor is made anew for each. */
type Opened = { signature: Signature; round: number }

/** Who signs how. */
export function SignaturesScreen() {
  const { data, error, refetch } = useSignatures()
  const variables = (useTemplates().data?.variables ?? []).filter((v) => v.name !== words.title)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [removed, setRemoved] = useState<Signature | null>(null)
  const open = (signature: Signature) => setOpened((old) => ({ signature, round: (old?.round ?? 0) + 1 }))
  return (
    <div className={css.screen}>
      <PageHead title={words.title} lead={words.lead} before={<TextTabs />}>
        <Button icon={<IconPlus size={16} stroke={1.6} />} onClick={() => open(blankSignature)}>
          {words.add}
        </Button>
      </PageHead>
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      {removed ? (
        <RemovedSignature
          signature={removed}
          onBack={(signature) => {
            setRemoved(null)
            open(signature)
          }}
          onClose={() => setRemoved(null)}
        />
      ) : null}
      {data ? (
        <div className={css.columns}>
          <SignatureList data={data} chosen={opened?.signature ?? null} onChoose={open} />
          {opened ? (
            <SignatureEditor
              key={opened.round}
              start={opened.signature}
              others={data.signatures}
              variables={variables}
              onSaved={(list, saved) => open(list.signatures.find((s) => sameSigner(s, saved)) ?? saved)}
              onRemoved={(signature) => {
                setRemoved(signature)
                setOpened(null)
              }}
            />
          ) : (
            <Empty icon={<IconSignature size={20} stroke={1.6} />} {...words.choose} />
          )}
        </div>
      ) : null}
    </div>
  )
}
