// Every key and every read of server data. Nothing outside this file invents a key.
import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { NO_FILTER } from '../inbox/filter'
import { call, type Method, type Methods } from './api'
import type {
  AccountForm,
  CountsQuery,
  Hint,
  InboxQuery,
  MailPart,
  OrderFileQuery,
  ReportQuery,
  Rule,
  SearchQuery,
  Start,
  StartQuery,
} from './types'

export const PAGE = 100

export type InboxFilter = Omit<InboxQuery, 'after' | 'limit'>

export const keys = {
  me: ['me'] as const,
  counts: ['counts'] as const,
  // Under counts: whatever moves a count moves these.
  pressing: ['counts', 'pressing'] as const,
  morning: ['counts', 'morning'] as const,
  calendar: ['calendar'] as const,
  snoozeTimes: ['calendar', 'snooze'] as const,
  countsOf: (q: CountsQuery) => ['counts', q] as const,
  views: ['views'] as const,
  inboxes: ['inbox'] as const,
  inbox: (f: InboxFilter) => ['inbox', f] as const,
  inboxSearch: (search: string) => ['found', search] as const,
  search: (q: SearchFilter) => ['search', q] as const,
  searchPlaces: (id: number, text: string) => ['search', 'places', id, text] as const,
  threads: ['thread'] as const,
  thread: (id: number) => ['thread', id] as const,
  raw: (message: number) => ['raw', message] as const,
  attached: (of: MailPart) => ['attached', of.id, of.part] as const,
  fileText: (of: MailPart) => ['filetext', of.id, of.part] as const,
  evidence: ['evidence'] as const,
  senders: ['senders'] as const,
  mailAs: (message: number, charset: string) => ['mailas', message, charset] as const,
  outboxes: ['outbox'] as const,
  outbox: (states: string[]) => ['outbox', states] as const,
  orders: (search: string) => ['orders', search] as const,
  order: (id: number) => ['order', id] as const,
  allOrders: ['orders'] as const,
  orderFile: (q: OrderFileQuery) => ['orderfile', q] as const,
  orderMaps: ['ordermaps'] as const,
  templates: (inquiry: number) => ['templates', inquiry] as const,
  allTemplates: ['templates'] as const,
  composed: (inquiry: number, template: number) => ['composed', inquiry, template] as const,
  composedStart: (s: Start) => ['composed', 'start', s.account, s.order, s.to, s.template] as const,
  starters: (q: StartQuery | null) => ['starters', q] as const,
  categories: ['categories'] as const,
  tags: ['tags'] as const,
  rules: ['rules'] as const,
  trials: ['rule-trial'] as const,
  kinds: ['kinds'] as const,
  accounts: ['accounts'] as const,
  signIn: (id: string) => ['sign-in', id] as const,
  mailImport: ['mail-import'] as const,
  known: (address: string) => ['known', address] as const,
  alerts: ['alerts'] as const,
  mentions: ['mentions'] as const,
  callers: (text: string) => ['callers', text] as const,
  customer: (id: number) => ['customer', id] as const,
  customers: (search: string) => ['customers', search] as const,
  customerHistory: (id: number) => ['customer', id, 'history'] as const,
  allCustomers: ['customers'] as const,
  oneCustomer: ['customer'] as const,
  carriers: ['carriers'] as const,
  noteEdits: (message: number) => ['note-edits', message] as const,
  alertChoices: ['alert-choices'] as const,
  staff: ['staff'] as const,
  staffLoad: (id: number) => ['staff', 'load', id] as const,
  protection: ['protection'] as const,
  audit: (staff: number) => ['audit', staff] as const,
  shop: ['shop'] as const,
  report: (q: ReportQuery) => ['report', q] as const,
  changes: ['changes'] as const,
  drafts: ['drafts'] as const,
  droppedDrafts: ['drafts', 'dropped'] as const,
}

export const useMe = () => useQuery({ queryKey: keys.me, queryFn: () => call('Me', {}), staleTime: Infinity })

const EVERYBODY: CountsQuery = { accounts: [], owner: 0 }

/** The numbers of the tabs, of some accounts or one owner where the list shows only theirs. */
export const useCounts = (of: CountsQuery = EVERYBODY) =>
  useQuery({
    queryKey: keys.countsOf(of),
    queryFn: () => call('Counts', of),
    placeholderData: keepPreviousData,
  })

export const useViews = () => useQuery({ queryKey: keys.views, queryFn: () => call('Views', {}) })

const MINUTE = 60_000

/** How much is owed and who has waited longest; the clock moves it too. */
export const usePressing = () =>
  useQuery({ queryKey: keys.pressing, queryFn: () => call('Pressing', {}), refetchInterval: MINUTE })

export const useMorning = () => useQuery({ queryKey: keys.morning, queryFn: () => call('Morning', {}) })

export const useCalendar = () => useQuery({ queryKey: keys.calendar, queryFn: () => call('Calendar', {}) })

export const useSnoozeTimes = (enabled: boolean) =>
  useQuery({ queryKey: keys.snoozeTimes, queryFn: () => call('SnoozeTimes', {}), enabled, staleTime: 0 })

export const useInbox = (filter: InboxFilter) =>
  useInfiniteQuery({
    queryKey: keys.inbox(filter),
    queryFn: ({ pageParam, signal }) => call('Inbox', { ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
  })

/** The few inquiries of a search, in every state. */
export const useInboxSearch = (search: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.inboxSearch(search),
    queryFn: ({ signal }) => call('Inbox', { ...EVERYWHERE, search }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })

const EVERYWHERE = { ...NO_FILTER, state: '', sort: '', uncompleted: false, after: '', limit: 5 }

export type SearchFilter = Pick<SearchQuery, 'text' | 'year' | 'kinds' | 'accounts'>

const HITS = 50

/** What a question finds. Another question aborts the one before; its results stay until then. */
export const useSearchPages = (filter: SearchFilter) =>
  useInfiniteQuery({
    queryKey: keys.search(filter),
    queryFn: ({ pageParam, signal }) => call('Search', { ...filter, after: pageParam, limit: HITS }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
    enabled: filter.text !== '',
    refetchOnWindowFocus: false,
  })

/** Every place of one inquiry that a question finds. */
export const useSearchPlaces = (id: number, text: string) =>
  useQuery({
    queryKey: keys.searchPlaces(id, text),
    queryFn: ({ signal }) => call('SearchPlaces', { id, text }, signal),
    enabled: id > 0 && text !== '',
  })

export const useThread = (id: number) =>
  useQuery({
    queryKey: keys.thread(id),
    queryFn: ({ signal }) => call('Thread', { id }, signal),
    enabled: id > 0,
  })

export const useRaw = (message: number) =>
  useQuery({ queryKey: keys.raw(message), queryFn: () => call('Raw', { id: message }), enabled: message > 0 })

export const useMailAs = (id: number, charset: string) =>
  useQuery({ queryKey: keys.mailAs(id, charset), queryFn: () => call('MessageAs', { id, charset }) })

export const useAttachedMail = ({ id, part }: MailPart) =>
  useQuery({ queryKey: keys.attached({ id, part }), queryFn: () => call('AttachedMail', { id, part }) })

/** A text file is read once; it does not change. */
export const useFileText = ({ id, part }: MailPart) =>
  useQuery({
    queryKey: keys.fileText({ id, part }),
    queryFn: () => call('FileText', { id, part }),
    staleTime: Infinity,
  })

const LOOK = 400

/** How far 証拠一式 is; asked often while it is being put together. */
export const useEvidence = (enabled: boolean) =>
  useQuery({
    queryKey: keys.evidence,
    queryFn: () => call('EvidenceState', {}),
    enabled,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.running ? LOOK : false),
  })

export const useSenders = () => useQuery({ queryKey: keys.senders, queryFn: () => call('Senders', {}) })

export const useOutbox = (states: string[] = []) =>
  useQuery({ queryKey: keys.outbox(states), queryFn: () => call('Outbox', { states }) })

export const useOrders = (search: string, enabled = true) =>
  useQuery({
    queryKey: keys.orders(search),
    queryFn: ({ signal }) => call('Orders', { search, after: '', limit: 20 }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })

export const useOrder = (id: number) =>
  useQuery({ queryKey: keys.order(id), queryFn: () => call('OrderByID', { id }), enabled: id > 0 })

/** How a held file would be read; nothing of it is kept longer than the screen stands. */
export const useOrderFile = (query: OrderFileQuery) =>
  useQuery({
    queryKey: keys.orderFile(query),
    queryFn: ({ signal }) => call('OrderFilePreview', query, signal),
    placeholderData: keepPreviousData,
    enabled: query.token !== '' && query.account > 0,
    gcTime: 0,
  })

export const useOrderMaps = () => useQuery({ queryKey: keys.orderMaps, queryFn: () => call('OrderMaps', {}) })

export const useTemplates = (inquiry = 0, enabled = true) =>
  useQuery({
    queryKey: keys.templates(inquiry),
    queryFn: () => call('Templates', { inquiry }),
    enabled,
  })

/** A template filled for an inquiry, or for a first text that has none yet. */
export const useComposed = (inquiry: number, template: number, start?: Start) =>
  useQuery({
    queryKey: start ? keys.composedStart({ ...start, template }) : keys.composed(inquiry, template),
    queryFn: () =>
      start ? call('ComposeStart', { ...start, template }) : call('Compose', { id: inquiry, template }),
    enabled: (start !== undefined || inquiry > 0) && template > 0,
    placeholderData: keepPreviousData,
  })

/** Read once for each opening of the form: what is typed into it must not be overtaken. */
export const useStarters = (of: StartQuery | null) =>
  useQuery({
    queryKey: keys.starters(of),
    queryFn: () => call('Starters', of ?? { order: 0, inquiry: 0, to: '' }),
    enabled: of !== null && (of.order > 0 || of.inquiry > 0 || of.to !== ''),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

export const useCategories = (enabled = true) =>
  useQuery({ queryKey: keys.categories, queryFn: () => call('Categories', {}), enabled })

export const useTags = (enabled = true) =>
  useQuery({ queryKey: keys.tags, queryFn: () => call('Tags', {}), enabled })

/** What a kept rule would have done; leaving the screen or stopping ends the work. */
export const useTrial = (rule: Rule, days: number, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.trials, rule.id, rule.version, days],
    queryFn: ({ signal }) => call('TryRule', { rule, days }, signal),
    enabled,
    gcTime: 0,
    retry: false,
  })

export const useRules = () => useQuery({ queryKey: keys.rules, queryFn: () => call('Rules', {}) })

export const useKinds = () =>
  useQuery({ queryKey: keys.kinds, queryFn: () => call('Kinds', {}), staleTime: Infinity })

export const useAccounts = () => useQuery({ queryKey: keys.accounts, queryFn: () => call('Accounts', {}) })

const WATCH = 1000

/** How a sign-in stands; asked every second while it waits, because its end may bring no hint. */
export const useSignInState = (id: string) =>
  useQuery({
    queryKey: keys.signIn(id),
    queryFn: () => call('SignInState', { id }),
    enabled: id !== '',
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.error || (query.state.data && query.state.data.state !== 'waiting') ? false : WATCH,
  })

/** How far the one import of mails is; asked every second while it runs. */
export const useMailImport = (enabled: boolean) =>
  useQuery({
    queryKey: keys.mailImport,
    queryFn: () => call('MailImportState', {}),
    enabled,
    refetchInterval: (query) => (query.state.data?.running ? WATCH : false),
  })

export const useAlerts = () => useQuery({ queryKey: keys.alerts, queryFn: () => call('Alerts', {}) })

export const useAlertChoices = () =>
  useQuery({ queryKey: keys.alertChoices, queryFn: () => call('AlertChoices', {}) })

/** Everybody who works or has worked here. */
export const useStaff = () => useQuery({ queryKey: keys.staff, queryFn: () => call('StaffList', {}) })
export const useReport = (q: ReportQuery) =>
  useQuery({
    queryKey: keys.report(q),
    queryFn: ({ signal }) => call('Report', q, signal),
    placeholderData: keepPreviousData,
  })

/** What the acting person did last, the newest first. */
export const useChanges = (enabled = true) =>
  useQuery({ queryKey: keys.changes, queryFn: () => call('Changes', { limit: 0 }), enabled })

export const useDrafts = () => useQuery({ queryKey: keys.drafts, queryFn: () => call('Drafts', {}) })

export const useDroppedDrafts = () =>
  useQuery({ queryKey: keys.droppedDrafts, queryFn: () => call('DroppedDrafts', { id: 0 }) })

export const useStaffLoad = (id: number) =>
  useQuery({ queryKey: keys.staffLoad(id), queryFn: () => call('StaffLoad', { id }), enabled: id > 0 })

export const useProtection = () =>
  useQuery({ queryKey: keys.protection, queryFn: () => call('Protection', {}) })

/** Who did and looked at what, the newest first. */
export const useAudit = (staff: number) =>
  useInfiniteQuery({
    queryKey: keys.audit(staff),
    queryFn: ({ pageParam }) => call('Audit', { staff, before: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next || undefined,
  })

export const useShop = () => useQuery({ queryKey: keys.shop, queryFn: () => call('Shop', {}) })

/** What has to be read again after a method has changed something. */
const touched: Partial<Record<Method, readonly (readonly unknown[])[]>> = {
  SetState: [keys.inboxes, keys.counts, keys.threads],
  SetDue: [keys.inboxes, keys.counts, keys.threads, keys.alerts],
  Snooze: [keys.inboxes, keys.counts, keys.threads, keys.alerts],
  SaveWeek: [keys.calendar, keys.inboxes, keys.counts, keys.threads],
  SaveDay: [keys.calendar, keys.inboxes, keys.counts, keys.threads],
  SavePeak: [keys.calendar, keys.inboxes, keys.counts, keys.threads],
  RemovePeak: [keys.calendar, keys.inboxes, keys.counts, keys.threads],
  SaveDueRule: [keys.calendar, keys.inboxes, keys.counts, keys.threads],
  RemoveDueRule: [keys.calendar, keys.inboxes, keys.counts, keys.threads],
  OrderDueRules: [keys.calendar, keys.inboxes, keys.counts, keys.threads],
  SaveUsualReply: [keys.calendar, keys.shop, keys.inboxes, keys.counts, keys.threads],
  SetOwner: [keys.inboxes, keys.counts, keys.threads],
  SetCategory: [keys.inboxes, keys.threads],
  SetTags: [keys.inboxes, keys.threads],
  SetCare: [keys.inboxes, keys.threads],
  Bulk: [keys.inboxes, keys.counts, keys.threads],
  BatchSend: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  SaveView: [keys.views],
  RemoveView: [keys.views],
  SplitInquiry: [keys.inboxes, keys.counts, keys.threads],
  MergeInquiries: [keys.inboxes, keys.counts, keys.threads],
  UndoJoin: [keys.inboxes, keys.counts, keys.threads],
  TrustSender: [keys.threads, keys.senders],
  SetTrust: [keys.threads, keys.senders],
  MarkSeen: [keys.inboxes, keys.counts, keys.mentions],
  MarkUnread: [keys.inboxes, keys.counts],
  MarkPrivate: [keys.threads],
  AddNote: [keys.threads, keys.inboxes, keys.mentions],
  ChangeNote: [keys.threads, keys.mentions, ['note-edits']],
  AddCall: [keys.threads, keys.inboxes, keys.counts],
  AlsoOrder: [keys.threads],
  SaveCustomer: [keys.threads, keys.inboxes, keys.oneCustomer, keys.allCustomers],
  KeepApart: [keys.threads, keys.oneCustomer],
  SaveCarrier: [keys.carriers, keys.threads],
  SaveUsualCarrier: [keys.carriers, keys.threads],
  AcceptTracking: [keys.threads, ['check']],
  Link: [keys.threads, keys.inboxes],
  Unlink: [keys.threads, keys.inboxes],
  MergeCustomers: [keys.threads, keys.oneCustomer, keys.allCustomers],
  SplitCustomer: [keys.threads, keys.oneCustomer, keys.allCustomers],
  DropDraft: [keys.threads, keys.drafts],
  SetCharset: [keys.threads, ['check']],
  Send: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  SendStart: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  NoteOrder: [keys.threads],
  Undo: [keys.inboxes, keys.counts, keys.threads, keys.drafts],
  RestoreDraft: [keys.threads, keys.drafts],
  TakeBack: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  SendNow: [keys.counts, keys.threads, keys.outboxes],
  Resolve: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  OrderFileImport: [keys.allOrders, keys.inboxes, keys.threads],
  SaveOrderMap: [keys.orderMaps],
  EvidenceStart: [keys.evidence],
  EvidenceStop: [keys.evidence],
  MailImportStart: [keys.mailImport],
  MailImportStop: [keys.mailImport, keys.inboxes, keys.counts],
  SaveTemplate: [keys.allTemplates],
  DeleteTemplate: [keys.allTemplates],
  SaveCategory: [keys.categories, keys.rules, keys.inboxes, keys.threads],
  RemoveCategory: [keys.categories, keys.rules, keys.inboxes, keys.threads],
  SaveTag: [keys.tags, keys.rules, keys.inboxes, keys.threads],
  RemoveTag: [keys.tags, keys.rules, keys.inboxes, keys.threads],
  SaveRule: [keys.rules],
  RemoveRule: [keys.rules],
  SetGuess: [keys.rules],
  SaveAccount: [keys.accounts, keys.alerts],
  SignInPaste: [keys.accounts],
  SaveAlertChoice: [keys.alertChoices, keys.alerts],
  PauseAccount: [keys.accounts],
  ResumeAccount: [keys.accounts, keys.alerts],
  RemoveAccount: [keys.accounts, keys.inboxes, keys.counts],
  Sync: [keys.accounts, keys.inboxes, keys.counts, keys.threads],
  SaveShop: [keys.shop, keys.me],
  SaveStaff: [keys.staff, keys.me, keys.inboxes],
  RemoveStaff: [keys.staff, keys.me, keys.inboxes, keys.threads],
  SetPIN: [keys.staff, keys.me],
  UnlockStaff: [keys.staff],
  RecoverOwner: [keys.staff, keys.me],
  SaveProtection: [keys.protection, keys.me, keys.inboxes, keys.threads],
  AskApproval: [keys.inboxes, keys.counts, keys.threads],
  HandOver: [keys.inboxes, keys.counts, keys.threads],
}

/** A method that changes something, followed by a fresh read of what it touches. */
export function useAction<M extends Method>(method: M) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Methods[M][0]) => call(method, body),
    onSettled: () => {
      // What changes something may have become the last thing to take back.
      for (const key of touched[method] ? [keys.changes, ...touched[method]] : [])
        void client.invalidateQueries({ queryKey: key })
    },
  })
}

/** Reads again what a hint names. */
export function onHint(client: QueryClient, hint: Hint) {
  const again = (key: readonly unknown[]) => void client.invalidateQueries({ queryKey: key })
  if (hint.name === 'accounts' || hint.name === 'all') again(keys.accounts)
  if (hint.name === 'outbox' || hint.name === 'all') again(keys.outboxes)
  if (hint.name !== 'inquiries') again(keys.alerts)
  if (hint.name === 'accounts' || hint.name === 'alerts') return
  again(keys.inboxes)
  again(keys.counts)
  again(keys.changes)
  again(keys.mentions)
  if (hint.ids.length === 0) again(keys.oneCustomer)
  if (hint.ids.length === 0 || hint.name === 'outbox') again(keys.threads)
  else for (const id of hint.ids) again(keys.thread(id))
}

/** What is known of a mail address without asking anybody, as it is typed. */
export const useKnownMailbox = (address: string, kind: string) =>
  useQuery({
    queryKey: keys.known(address),
    queryFn: ({ signal }) =>
      call('DiscoverMailbox', { form: { ...EMPTY_FORM, kind, settings: { address } }, look: false }, signal),
    enabled: kind !== '' && /@.+\../.test(address),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })

const EMPTY_FORM: AccountForm = {
  id: 0,
  version: 0,
  kind: '',
  name: '',
  settings: {},
  secrets: {},
  since: 0,
  sign_in: '',
}

/** Notes that name the acting person and wait for a look. */
export const useMentions = () =>
  useQuery({ queryKey: keys.mentions, queryFn: () => call('Mentions', {}), select: (d) => d.mentions })

/** Who may be on the telephone; the last answer stays while the next one comes. */
export const useCallers = (text: string) =>
  useQuery({
    queryKey: keys.callers(text),
    queryFn: ({ signal }) => call('CallerLookup', { text }, signal),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

export const useCustomer = (id: number) =>
  useQuery({
    queryKey: keys.customer(id),
    queryFn: ({ signal }) => call('CustomerByID', { id }, signal),
    enabled: id > 0,
  })

const SHOWN_CUSTOMERS = 500

export const useCustomers = (search: string) =>
  useQuery({
    queryKey: keys.customers(search),
    queryFn: ({ signal }) => call('Customers', { search, limit: SHOWN_CUSTOMERS }, signal),
    placeholderData: keepPreviousData,
  })

export const useCustomerHistory = (id: number, enabled = true) =>
  useQuery({
    queryKey: keys.customerHistory(id),
    queryFn: ({ signal }) => call('CustomerHistory', { id }, signal),
    enabled: id > 0 && enabled,
  })

export const useCarriers = () => useQuery({ queryKey: keys.carriers, queryFn: () => call('Carriers', {}) })

export const useNoteEdits = (id: number, enabled: boolean) =>
  useQuery({ queryKey: keys.noteEdits(id), queryFn: () => call('NoteEdits', { id }), enabled })
