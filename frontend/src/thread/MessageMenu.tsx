import { Menu, Modal } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { keepable } from '../documents/keepable'
import { beginFaq } from '../faq/begin'
import { rawUrl } from '../host/addresses'
import { useAction } from '../host/queries/actions'
import { useRaw } from '../host/queries/thread'
import type { Message } from '../host/types'
import { later } from '../later'
import { useMay } from '../people/rights'
import { makeTemplate } from '../templates/source'
import { ja } from '../text/ja'
import { joins } from '../text/ja.care'
import { issue } from '../text/ja.issue'
import { fromReply, models as modelWords } from '../text/ja.texts'
import { ProblemNote } from '../ui/ProblemNote'
import { CharsetDialog } from './CharsetDialog'
import css from './MessageCard.module.css'

const KeepForm = later(() => import('../documents/KeepForm').then((m) => m.KeepForm))

type Props = {
  message: Message
  inquiry: number
  onMark: (on: boolean) => void
  onSplit?: () => void
}

/** 「…」 of a message: what came, byte for byte, a thread of its own from here on, and what an answer is good for. */
export function MessageMenu({ message, inquiry, onMark, onSplit }: Props) {
  const { id, model } = message
  const [shown, setShown] = useState<'' | 'raw' | 'as' | 'keep'>('')
  const may = useMay()
  const makeFaq = useAction('FAQFrom')
  const hasRaw = message.has_raw && may('search')
  const answer = message.direction === 'out' && !message.deleted
  const templates = answer && may('templates')
  const models = answer && may('send')
  const papers = may('send') ? keepable(message) : []
  const dots = useRef<HTMLButtonElement>(null)
  // The item that opened a dialog is gone with its menu, so focus goes back to the menu's own button.
  const close = () => {
    setShown('')
    requestAnimationFrame(() => dots.current?.focus())
  }
  if (!hasRaw && !onSplit && !templates && !models && papers.length === 0) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" ref={dots} className={css.dots} aria-label={ja.thread.messageMenu}>
            <IconDots size={14} stroke={1.6} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {templates ? (
            <Menu.Item onClick={() => makeTemplate({ id: inquiry, message: id, text: '' })}>
              {fromReply.item}
            </Menu.Item>
          ) : null}
          {templates ? (
            <Menu.Item onClick={() => makeFaq.mutate({ id: inquiry, message: id }, { onSuccess: beginFaq })}>
              {fromReply.faq}
            </Menu.Item>
          ) : null}
          {models ? (
            <Menu.Item onClick={() => onMark(!model)}>
              {model ? modelWords.unmark : modelWords.mark}
            </Menu.Item>
          ) : null}
          {papers.length > 0 ? (
            <Menu.Item onClick={() => setShown('keep')}>{issue.keep.item}</Menu.Item>
          ) : null}
          {onSplit ? <Menu.Item onClick={onSplit}>{joins.split}</Menu.Item> : null}
          {hasRaw ? <Menu.Item onClick={() => setShown('raw')}>{ja.thread.raw}</Menu.Item> : null}
          {hasRaw ? <Menu.Item onClick={() => setShown('as')}>{ja.thread.mailAs}</Menu.Item> : null}
          {hasRaw ? (
            <Menu.Item component="a" href={rawUrl(id)} download>
              {ja.thread.saveRaw}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {makeFaq.error ? <ProblemNote error={makeFaq.error} close={makeFaq.reset} /> : null}
      {shown === 'as' ? <CharsetDialog id={id} onClose={close} /> : null}
      {shown === 'keep' ? (
        <Modal
          opened
          onClose={close}
          closeOnClickOutside={false}
          title={issue.keep.title}
          returnFocus={false}
          size={620}
          closeButtonProps={{ 'aria-label': ja.close }}
        >
          <KeepForm message={message} files={papers} onClose={close} />
        </Modal>
      ) : null}
      {shown === 'raw' ? <RawDialog id={id} onClose={close} /> : null}
    </>
  )
}

function RawDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { data, error, refetch } = useRaw(id)
  return (
    <Modal
      opened
      onClose={onClose}
      title={ja.thread.rawTitle}
      returnFocus={false}
      size={860}
      closeButtonProps={{ 'aria-label': ja.close }}
    >
      {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
      <pre className={css.raw}>{data?.text ?? ja.loading}</pre>
    </Modal>
  )
}
