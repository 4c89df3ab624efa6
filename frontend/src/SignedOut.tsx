import { IconLock } from '@tabler/icons-react'
import { unsavedTexts } from './compose/unsaved'
import css from './SignedOut.module.css'
import { ja } from './text/ja'
import { CopyButton } from './ui/CopyButton'
import { Empty } from './ui/Empty'

const words = ja.signedOut

/** The way back in. A text that could not be saved before is shown, so that it can be taken along. */
export function SignedOut() {
  const texts = unsavedTexts()
  return (
    <main className={css.out}>
      <Empty
        icon={<IconLock size={20} stroke={1.6} />}
        title={words.title}
        text={texts.length > 0 ? words.textUnsaved : words.text}
      />
      {texts.map((text) => (
        <section key={text} className={css.unsaved} aria-label={words.unsaved}>
          <div className={css.head}>
            <b>{words.unsaved}</b>
            <CopyButton value={text} of={words.unsaved} />
          </div>
          <p className={css.text}>{text}</p>
        </section>
      ))}
    </main>
  )
}
