// Whose a signature is: an account, a person, or both.
import type { Signature } from '../host/types'
import { signatures as words } from '../text/ja.texts'

export const blankSignature: Signature = {
  account: 0,
  account_name: '',
  staff: 0,
  staff_name: '',
  body: '',
  version: 0,
}

type Signer = Pick<Signature, 'account' | 'staff'>

export const sameSigner = (a: Signer, b: Signer) => a.account === b.account && a.staff === b.staff

/** 楽天 1 号店・全員 */
export const signerOf = (s: Signature) =>
  words.of(s.account ? s.account_name : words.every, s.staff ? s.staff_name : words.everybody)
