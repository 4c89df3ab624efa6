// The settings by subject. A section is one line here and one component of its own.
import { type ComponentType, lazy } from 'react'
import { CalendarSection } from '../calendar/CalendarSection'
import type { Right } from '../people/rights'
import { NamesSection } from '../rules/NamesSection'
import { RulesSection } from '../rules/RulesSection'
import { audit } from '../text/ja.audit'
import { calendar } from '../text/ja.due'
import { carriersText } from '../text/ja.order'
import { pages } from '../text/ja.pages'
import { people } from '../text/ja.people'
import { names, rules } from '../text/ja.rules'
import { AlertSettings } from './AlertSettings'
import { LookSection } from './LookSection'
import { OwnPin } from './OwnPin'
import { PeopleSection } from './PeopleSection'
import { ShopSection } from './ShopSection'
import { TrustedSenders } from './TrustedSenders'

// Seldom looked at: they are loaded when somebody does.
const AuditSection = lazy(() => import('./AuditSection').then((m) => ({ default: m.AuditSection })))
const CarrierSettings = lazy(() => import('./CarrierSettings').then((m) => ({ default: m.CarrierSettings })))
const DraftingForm = lazy(() => import('./DraftingForm').then((m) => ({ default: m.DraftingForm })))

export type Section = {
  /** In the address: #/settings/<id>. Never renamed. */
  id: string
  title: string
  component: ComponentType
  /** What it takes to see it; 'settings' when nothing is said. */
  right?: Right
  /** Who may do this has another way. */
  unless?: Right
}

const words = pages.settings.sections

/** In the order of the list; the first is shown when the address names none. */
export const sections: readonly [Section, ...Section[]] = [
  { id: 'shop', title: words.shop, component: ShopSection },
  { id: 'names', title: names.title, component: NamesSection },
  { id: 'rules', title: rules.title, component: RulesSection },
  { id: 'calendar', title: calendar.section, component: CalendarSection },
  { id: 'alerts', title: words.alerts, component: AlertSettings },
  { id: 'senders', title: words.senders, component: TrustedSenders },
  { id: 'carriers', title: carriersText.title, component: CarrierSettings },
  { id: 'drafting', title: words.drafting, component: DraftingForm, right: 'people' },
  { id: 'people', title: people.title, component: PeopleSection, right: 'people' },
  { id: 'audit', title: audit.title, component: AuditSection, right: 'audit' },
  { id: 'pin', title: people.pin.set, component: OwnPin, right: 'be', unless: 'people' },
  { id: 'look', title: words.look, component: LookSection, right: 'be' },
]

/** Whether the acting person may open a section. */
export const opensTo = (s: Section, may: (right: Right) => boolean) =>
  may(s.right ?? 'settings') && !(s.unless && may(s.unless))
