// The settings by subject. A section is one line here and one component of its own.
import type { ComponentType } from 'react'
import { later } from '../later'
import type { Right } from '../people/rights'
import { audit } from '../text/ja.audit'
import { bookSettings } from '../text/ja.booksettings'
import { calendar } from '../text/ja.due'
import { carriersText } from '../text/ja.order'
import { pages } from '../text/ja.pages'
import { people } from '../text/ja.people'
import { names, rules } from '../text/ja.rules'
import { storage } from '../text/ja.storage'

// The command palette knows the names of all sections; what is in them comes later.
const AlertSettings = later(() => import('./AlertSettings').then((m) => m.AlertSettings))
const AuditSection = later(() => import('./AuditSection').then((m) => m.AuditSection))
const BooksSection = later(() => import('../booksettings/BooksSection').then((m) => m.BooksSection))
const CalendarSection = later(() => import('../calendar/CalendarSection').then((m) => m.CalendarSection))
const CarrierSettings = later(() => import('./CarrierSettings').then((m) => m.CarrierSettings))
const DraftingForm = later(() => import('./DraftingForm').then((m) => m.DraftingForm))
const LookSection = later(() => import('./LookSection').then((m) => m.LookSection))
const NamesSection = later(() => import('../rules/NamesSection').then((m) => m.NamesSection))
const OwnPin = later(() => import('./OwnPin').then((m) => m.OwnPin))
const PeopleSection = later(() => import('./PeopleSection').then((m) => m.PeopleSection))
const RulesSection = later(() => import('../rules/RulesSection').then((m) => m.RulesSection))
const ShopSection = later(() => import('./ShopSection').then((m) => m.ShopSection))
const StorageSection = later(() => import('./StorageSection').then((m) => m.StorageSection))
const TrustedSenders = later(() => import('./TrustedSenders').then((m) => m.TrustedSenders))

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
  { id: 'books', title: bookSettings.title, component: BooksSection, right: 'books' },
  { id: 'drafting', title: words.drafting, component: DraftingForm, right: 'people' },
  { id: 'people', title: people.title, component: PeopleSection, right: 'people' },
  { id: 'storage', title: storage.section, component: StorageSection },
  { id: 'audit', title: audit.title, component: AuditSection, right: 'audit' },
  { id: 'pin', title: people.pin.set, component: OwnPin, right: 'be', unless: 'people' },
  { id: 'look', title: words.look, component: LookSection, right: 'be' },
]

/** Whether the acting person may open a section. */
export const opensTo = (s: Section, may: (right: Right) => boolean) =>
  may(s.right ?? 'settings') && !(s.unless && may(s.unless))
