import { IconFileText, IconHelpCircle, IconSend } from '@tabler/icons-react'
import { useTemplates } from '../host/queries/compose'
import type { Thread } from '../host/types'
import { ja } from '../text/ja'
import { titleOf } from '../text/who'
import { Button, IconButton } from '../ui/Button'
import css from './Composer.module.css'
import { DraftHelpButton } from './DraftHelp'
import type { useFaqPlace } from './FaqPlace'
import { AttachButton } from './Files'
import type { useComposer } from './useComposer'

type Props = {
  thread: Thread
  c: ReturnType<typeof useComposer>
  faqs: ReturnType<typeof useFaqPlace>
}

/** To whom and by which way, the template, and what can be put in. */
export function ComposerHead({ thread: { inquiry }, c, faqs }: Props) {
  const { draft } = c.kept
  const template = useTemplates(inquiry.id).data?.templates.find((t) => t.id === draft.template)
  return (
    <header className={css.head}>
      <IconSend size={16} stroke={1.6} aria-hidden="true" />
      <span className={css.to}>
        {ja.compose.by(ja.thread.channels[inquiry.kind] ?? inquiry.account_name)} <b>{titleOf(inquiry)}</b>{' '}
        {ja.compose.to}
      </span>
      {template ? (
        <span className={css.template}>
          <IconFileText size={14} stroke={1.6} aria-hidden="true" />
          {template.name}
        </span>
      ) : null}
      <span className={css.gap} />
      <DraftHelpButton inquiry={inquiry.id} onPut={c.putWords} />
      <Button
        small
        kind={c.palette ? 'act' : 'plain'}
        icon={<IconFileText size={16} stroke={1.6} aria-hidden="true" />}
        action="templates"
        aria-expanded={c.palette}
        onClick={() => c.setPalette(!c.palette)}
      >
        {ja.compose.templates}
      </Button>
      <IconButton
        small
        kind={faqs.open ? 'act' : 'plain'}
        label={ja.keys.faqs}
        icon={<IconHelpCircle size={16} stroke={1.6} />}
        aria-expanded={faqs.open}
        onClick={faqs.turn}
      />
      <AttachButton field={c.picker} attach={c.attach} count={draft.files.length} />
    </header>
  )
}
