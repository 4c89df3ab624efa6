// Every section of the settings, as looks.spec.ts looks at the other screens.
import { at, FEW, lookAt } from './look'

const SECTIONS = [
  'shop',
  'names',
  'rules',
  'calendar',
  'alerts',
  'senders',
  'carriers',
  'people',
  'audit',
  'look',
]

for (const section of SECTIONS)
  lookAt({ name: `settings-${section}`, open: (page) => at(page, `#/settings/${section}`), sizes: FEW })
