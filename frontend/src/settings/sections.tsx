// The settings by subject. A section is one line here and one component of its own.
import type { ComponentType } from 'react'
import { CalendarSection } from '../calendar/CalendarSection'
import { NamesSection } from '../rules/NamesSection'
import { RulesSection } from '../rules/RulesSection'
import { calendar } from '../text/ja.due'
import { carriersText } from '../text/ja.order'
import { pages } from '../text/ja.pages'
import { names, rules } from '../text/ja.rules'
import { AlertSettings } from './AlertSettings'
import { CarrierSettings } from './CarrierSettings'
import { LookSection } from './LookSection'
import { ShopSection } from './ShopSection'
import { TrustedSenders } from './TrustedSenders'

export type Section = {
  /** In the address: #/settings/<id>. Never renamed. */
  id: string
  title: string
  component: ComponentType
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
  { id: 'look', title: words.look, component: LookSection },
]
