import { ja } from '../text/ja'

export function TemplatesScreen() {
  return <h1>{ja.nav.templates}</h1>
}
