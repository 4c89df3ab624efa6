import { useFileText } from '../host/queries/thread'
import type { File } from '../host/types'
import { ja } from '../text/ja'
import { preview as words } from '../text/ja.paper'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Preview.module.css'
import { focusStage } from './stage'

/** A text file as its letters; nothing in it is followed or run. */
export function TextView({ file }: { file: File }) {
  const { data, error, refetch } = useFileText(file)
  if (error) return <ProblemNote error={error} again={() => void refetch()} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys
    <section className={css.stage} ref={focusStage} tabIndex={0} data-autofocus aria-label={words.stage}>
      <div className={css.sheet}>
        {data ? <p className={css.meta}>{words.readAs(data.charset)}</p> : null}
        <pre className={css.text}>{data?.text ?? ja.loading}</pre>
        {data?.cut ? <p className={css.meta}>{words.cut}</p> : null}
      </div>
    </section>
  )
}
