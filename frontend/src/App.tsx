import { type ComponentType, useEffect } from 'react'
import css from './App.module.css'
import { DeadMall } from './alerts/DeadMall'
import { useNotifications } from './alerts/useNotifications'
import { EntryPlace } from './books/EntryPlace'
import { CallPlace } from './calls/CallPlace'
import { ReceiptPlace } from './documents/ReceiptPlace'
import { useTitle } from './due/useTitle'
import { HelpSheet } from './HelpSheet'
import { Problem, SIGNED_OUT } from './host/api'
import { useMe } from './host/queries/people'
import { DeskScreen } from './inbox/DeskScreen'
import { KeptPlace } from './kept/KeptPlace'
import { laterScreen, loadTheRest } from './later'
import { type Screen, usePlace } from './nav'
import { Closing } from './outbox/Closing'
import { CommandPalette } from './palette/CommandPalette'
import { PaperPlace } from './paper/PaperPlace'
import { Forbidden } from './people/Forbidden'
import { LockScreen } from './people/LockScreen'
import { PersonDialog } from './people/PersonDialog'
import { useScreens } from './people/rights'
import { useBlank } from './people/seat'
import { useIdleLock } from './people/useIdleLock'
import { PreviewPlace } from './preview/PreviewPlace'
import { SignedOut } from './SignedOut'
import { StartPlace } from './start/StartPlace'
import { Gone } from './top/Gone'
import { TopBar } from './top/TopBar'
import { ToastPlace } from './ui/toast'

const screens: Record<Screen, ComponentType> = {
  inbox: DeskScreen,
  search: laterScreen(() => import('./search/SearchScreen').then((m) => m.SearchScreen)),
  morning: laterScreen(() => import('./morning/MorningScreen').then((m) => m.MorningScreen)),
  outbox: laterScreen(() => import('./outbox/OutboxScreen').then((m) => m.OutboxScreen)),
  orders: laterScreen(() => import('./orders/OrdersScreen').then((m) => m.OrdersScreen)),
  customers: laterScreen(() => import('./customers/CustomersScreen').then((m) => m.CustomersScreen)),
  templates: laterScreen(() => import('./templates/TextsScreen').then((m) => m.TextsScreen)),
  books: laterScreen(() => import('./books/BooksScreen').then((m) => m.BooksScreen)),
  report: laterScreen(() => import('./report/ReportScreen').then((m) => m.ReportScreen)),
  accounts: laterScreen(() => import('./accounts/AccountsScreen').then((m) => m.AccountsScreen)),
  settings: laterScreen(() => import('./settings/SettingsScreen').then((m) => m.SettingsScreen)),
}

/** Screens of panes, each of which scrolls alone. */
const PANES: readonly Screen[] = ['inbox', 'search', 'orders']

export function App() {
  const me = useMe()
  const blank = useBlank()
  if (me.error instanceof Problem && me.error.code === SIGNED_OUT) return <SignedOut />
  // Who acts decides what is shown, so nothing is drawn twice.
  if (blank || me.isPending) return <div className={css.app} aria-busy="true" />
  if (me.data?.locked) return <LockScreen />
  // Another person begins with a page of their own: nothing of the one before stays open.
  return <Shell key={me.data?.id} />
}

function Shell() {
  useNotifications()
  useTitle()
  useIdleLock()
  useEffect(() => {
    loadTheRest()
  }, [])
  const { screen } = usePlace()
  const may = useScreens()
  const Body = may(screen) ? screens[screen] : Forbidden
  return (
    <div className={css.app}>
      <TopBar />
      <Gone />
      <DeadMall />
      <main className={PANES.includes(screen) ? css.desk : css.page}>
        <Body />
      </main>
      <HelpSheet />
      <StartPlace />
      <KeptPlace />
      <CommandPalette />
      <PaperPlace />
      <PreviewPlace />
      <CallPlace />
      <EntryPlace />
      <ReceiptPlace />
      <Closing />
      <PersonDialog />
      <ToastPlace />
    </div>
  )
}
