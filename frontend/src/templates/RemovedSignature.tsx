import { useAction } from '../host/queries/actions'
import type { Signature } from '../host/types'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { signatures as words } from '../text/ja.texts'
import { Button } from '../ui/Button'
import { sentence } from '../ui/ProblemNote'
import css from './Removed.module.css'
import { sameSigner, signerOf } from './signers'

type Props = { signature: Signature; onBack: (signature: Signature) => void; onClose: () => void }

/** A signature is nothing but its words and whose it is: written again it is the same. */
export function RemovedSignature({ signature, onBack, onClose }: Props) {
  const save = useAction('SaveSignature')
  const back = () =>
    save.mutate(
      { ...signature, version: 0 },
      {
        onSuccess: ({ signatures }) => onBack(signatures.find((s) => sameSigner(s, signature)) ?? signature),
      },
    )
  return (
    <div className={css.line} role="status">
      <span>{words.removed(signerOf(signature))}</span>
      {save.error ? <span className={css.error}>{sentence(save.error)}</span> : null}
      <Button small kind="act" onClick={back} busy={save.isPending} aria-disabled={save.isPending} autoFocus>
        {pages.undo}
      </Button>
      <Button small kind="quiet" onClick={onClose}>
        {ja.close}
      </Button>
    </div>
  )
}
