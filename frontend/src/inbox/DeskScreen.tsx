import { ja } from '../text/ja'

export function DeskScreen() {
  return <h1>{ja.nav.inbox}</h1>
}
