// Made by build/types.sh from app/types*.go and the connector contract. Do not edit.

/** Border names every type that crosses between Go and the page. */
export interface Border {
  ID: ID
  InboxQuery: InboxQuery
  Row: Row
  InboxPage: InboxPage
  CountsQuery: CountsQuery
  Word: Word
  View: View
  ViewList: ViewList
  OwnerChange: OwnerChange
  CategoryChange: CategoryChange
  TagChange: TagChange
  CareChange: CareChange
  BulkRequest: BulkRequest
  BulkItem: BulkItem
  BulkRefusal: BulkRefusal
  BulkDone: BulkDone
  BatchQuery: BatchQuery
  BatchPart: BatchPart
  BatchText: BatchText
  BatchList: BatchList
  BatchRequest: BatchRequest
  BatchSent: BatchSent
  Counts: Counts
  Thread: Thread
  ReportQuery: ReportQuery
  ShopReport: ShopReport
  ReportFigures: ReportFigures
  ReportShare: ReportShare
  ReportWeek: ReportWeek
  ReportPending: ReportPending
  CallName: CallName
  CallState: CallState
  About: About1
  PastState: PastState
  MailLink: MailLink
  Message: Message
  Bounce: Bounce
  Fold: Fold
  File: File
  Link: Link
  Event: Event
  Order: Order
  OrderFacts: OrderFacts
  Parcel: Parcel
  OrderRow: OrderRow
  ListedOrder: ListedOrder
  OrderInquiries: OrderInquiries
  OrderQuery: OrderQuery
  OrderPage: OrderPage
  CasePaper: CasePaper
  EvidenceRequest: EvidenceRequest
  Evidence: Evidence
  FileText: FileText
  MailImportQuery: MailImportQuery
  MailImport: MailImport
  MailLeft: MailLeft
  MailAsQuery: MailAsQuery
  MailPart: MailPart
  MailView: MailView
  Sender: Sender
  SenderList: SenderList
  SenderTrust: SenderTrust
  Storage: Storage
  StorageKept: StorageKept
  Retention: Retention
  RetentionMonths: RetentionMonths
  RetentionPlan: RetentionPlan
  Charset: Charset
  HeldFile: HeldFile
  OrderFileQuery: OrderFileQuery
  OrderMap: OrderMap1
  OrderField: OrderField
  OrderColumn: OrderColumn
  OrderDamage: OrderDamage
  OrderFileCounts: OrderFileCounts
  OrderFileView: OrderFileView
  OrderFileDone: OrderFileDone
  OrderMapList: OrderMapList
  Customer: Customer
  Contact: Contact
  CustomerMerge: CustomerMerge
  CustomerRow: CustomerRow
  CustomerLike: CustomerLike
  CustomerQuery: CustomerQuery
  CustomerList: CustomerList
  MergeRequest: MergeRequest
  SplitRequest: SplitRequest
  Join: Join
  StateChange: StateChange
  WeekDay: WeekDay
  Week: Week
  OwnDay: OwnDay
  DayChange: DayChange
  Holiday: Holiday
  Peak: Peak
  DueRule: DueRule
  RuleOrder: RuleOrder
  DueExample: DueExample
  CalendarView: CalendarView
  UsualReply: UsualReply
  DueChange: DueChange
  SnoozeRequest: SnoozeRequest
  SnoozeTime: SnoozeTime
  SnoozeTimes: SnoozeTimes
  Oldest: Oldest
  Pressing: Pressing
  MorningDay: MorningDay
  MorningKey: MorningKey
  MorningReview: MorningReview
  Morning: Morning
  Change: Change
  ChangesQuery: ChangesQuery
  ChangeList: ChangeList
  Undone: Undone
  LeftBack: LeftBack
  OpenDraft: OpenDraft
  OpenDrafts: OpenDrafts
  DroppedDraft: DroppedDraft
  DroppedDrafts: DroppedDrafts
  LinkChange: LinkChange
  NewNote: NewNote
  Named: Named
  Talk: Talk1
  NoteChange: NoteChange
  NoteEdit: NoteEdit
  NoteEdits: NoteEdits
  Mention: Mention
  MentionList: MentionList
  CallerQuery: CallerQuery
  Caller: Caller
  CallerList: CallerList
  NewCall: NewCall
  CustomerNote: CustomerNote
  CustomerHistory: CustomerHistory
  HistoryQuery: HistoryQuery
  TrackFound: TrackFound
  CarrierPage: CarrierPage
  Carriers: Carriers
  CarrierChange: CarrierChange
  CarrierID: CarrierID
  TrackNumber: TrackNumber
  Draft: Draft
  DraftFile: DraftFile
  ComposeQuery: ComposeQuery
  Composed: Composed
  DraftFacts: DraftFacts1
  DraftPart: DraftPart
  DraftRecord: DraftRecord
  RecordLine: RecordLine
  Ask: Ask
  Answer: Answer
  RefillQuery: RefillQuery
  Refilled: Refilled
  Suggestion: Suggestion
  Suggestions: Suggestions
  Value: Value
  Problem: Problem
  CheckQuery: CheckQuery
  CharsetChange: CharsetChange
  Checked: Checked
  SendRequest: SendRequest
  OutboxItem: OutboxItem
  OutboxQuery: OutboxQuery
  OutboxList: OutboxList
  ResolveRequest: ResolveRequest
  StartQuery: StartQuery
  Starters: Starters
  Way: Way
  Start: Start
  StartDraft: StartDraft1
  StartApproval: StartApproval
  StartDraftKey: StartDraftKey
  TakenBack: TakenBack
  OrderNote: OrderNote
  OrderMemo: OrderMemo
  Template: Template
  TemplateQuery: TemplateQuery
  TemplateList: TemplateList
  LibraryPick: LibraryPick
  LibraryTemplate: LibraryTemplate
  LibraryList: LibraryList
  TemplateText: TemplateText
  TemplateChannel: TemplateChannel
  TemplateTrial: TemplateTrial
  TemplatePreview: TemplatePreview
  TemplateTries: TemplateTries
  TemplateTry: TemplateTry
  TemplateFile: TemplateFile
  TemplateFileKind: TemplateFileKind
  TemplateImport: TemplateImport
  TemplateImportPlan: TemplateImportPlan
  TemplateImportRow: TemplateImportRow
  Snippet: Snippet
  SnippetList: SnippetList
  SnippetRemoval: SnippetRemoval
  Signature: Signature
  SignatureList: SignatureList
  Variable: Variable
  Category: Category
  CategoryList: CategoryList
  Tag: Tag
  TagList: TagList
  NameRemoval: NameRemoval
  RuleTest: RuleTest
  RuleInner: RuleInner
  RuleGroup: RuleGroup
  RuleAction: RuleAction
  Rule: Rule
  RuleChoice: RuleChoice
  RuleList: RuleList
  RuleTry: RuleTry
  RuleTrial: RuleTrial
  RuleMatch: RuleMatch
  RuleChange: RuleChange
  GuessChoice: GuessChoice
  Kind: Kind
  KindStart: KindStart
  KindList: KindList
  Account: Account
  Notice: Notice
  Key: Key
  AccountList: AccountList
  AccountForm: AccountForm
  PastChange: PastChange
  Probed: Probed
  Inspected: Inspected
  Synced: Synced
  SyncedAccount: SyncedAccount
  Me: Me
  Staff: Staff
  Staffs: Staffs
  StaffRemoval: StaffRemoval
  StaffLoad: StaffLoad
  SwitchRequest: SwitchRequest
  PINChange: PINChange
  PINSet: PINSet
  Recovery: Recovery
  Protection: Protection
  RevealRequest: RevealRequest
  Revealed: Revealed
  ApprovalRequest: ApprovalRequest
  ApprovalQuery: ApprovalQuery
  ApprovalList: ApprovalList
  Approval: Approval
  ApprovalWord: ApprovalWord
  ApproveRequest: ApproveRequest
  ApprovalWords: ApprovalWords
  ApprovalText: ApprovalText
  TextChange: TextChange
  TextPiece: TextPiece
  RescheduleRequest: RescheduleRequest
  HandOver: HandOver
  AuditQuery: AuditQuery
  AuditRow: AuditRow
  AuditPage: AuditPage
  ShopSettings: ShopSettings
  RawText: RawText
  Hint: Hint
  Alert: Alert
  AlertList: AlertList
  ToldAlerts: ToldAlerts
  AlertChoice: AlertChoice
  AlertChoices: AlertChoices
  MailboxSearch: MailboxSearch
  MailboxFound: MailboxFound
  FolderList: FolderList
  SignInBegun: SignInBegun
  SignInID: SignInID
  SignInAddress: SignInAddress
  SignInState: SignInState
  SearchQuery: SearchQuery
  SearchAnswer: SearchAnswer
  SearchChip: SearchChip
  SearchTotal: SearchTotal
  SearchYear: SearchYear
  SearchMonth: SearchMonth
  SearchKind: SearchKind
  SearchAccount: SearchAccount
  SearchHit: SearchHit
  Mark: Mark
  SearchOrders: SearchOrders
  SearchCustomers: SearchCustomers
  SearchAlone: SearchAlone
  SearchPreparing: SearchPreparing2
  DraftSettings: DraftSettings
  DraftTest: DraftTest
  LocalModels: LocalModels
  LocalServer: LocalServer
  DraftHelp: DraftHelp
  DraftWish: DraftWish
  DraftPreview: DraftPreview
  DraftRun: DraftRun
  DoubtConfirm: DoubtConfirm
  DraftLogQuery: DraftLogQuery
  DraftLog: DraftLog
  DraftLogEntry: DraftLogEntry
  SearchPlaceQuery: SearchPlaceQuery
  SearchPlaces: SearchPlaces
  SearchPlace: SearchPlace
  AlikeList: AlikeList
  AlikeAnswer: AlikeAnswer
  PastUse: PastUse
  ModelChange: ModelChange
  ModelList: ModelList
  ModelAnswer: ModelAnswer
  TemplateSource: TemplateSource
  TemplateStart: TemplateStart
  FAQ: FAQ
  FAQQuery: FAQQuery
  FAQList: FAQList
  FAQRemoval: FAQRemoval
  FAQMove: FAQMove
  FAQUse: FAQUse
  FAQSource: FAQSource
  FAQStart: FAQStart
  FAQExport: FAQExport
  FAQFile: FAQFile
  Manual: Manual
  ManualList: ManualList
  Was: Was
  CaseFileWish: CaseFileWish
  CaseFileMade: CaseFileMade
  CaseFileToken: CaseFileToken
  Entry: Entry
  EntryDoubt: EntryDoubt
  EntryQuery: EntryQuery
  EntryPage: EntryPage
  EntryRef: EntryRef
  EntryRefs: EntryRefs
  EntryWish: EntryWish
  EntryProposal: EntryProposal
  EntryCorrection: EntryCorrection
  EntryList: EntryList
  EntryWord: EntryWord
  EntryWords: EntryWords
  EntryImport: EntryImport
  EntryMap: EntryMap
  EntryMapList: EntryMapList
  EntryMapSave: EntryMapSave
  EntryMapName: EntryMapName
  EntryMapChoice: EntryMapChoice
  EntryFileWord: EntryFileWord
  EntryFileChoice: EntryFileChoice
  EntryFileView: EntryFileView
  EntryImportRow: EntryImportRow
  EntryImportPlan: EntryImportPlan1
  EntryMonth: EntryMonth
  EntryMonths: EntryMonths
  MonthLock: MonthLock
  Books: Books
  MallPayout: MallPayout
  PackageWords: PackageWords
  BookPackages: BookPackages
  BookPackage: BookPackage
  BookTax: BookTax
  BookFile: BookFile
  BookLearned: BookLearned
  BookMatch: BookMatch
  BookTake: BookTake
  ExportKind: ExportKind
  ExportKinds: ExportKinds
  ExportRequest: ExportRequest
  ExportTotal: ExportTotal
  ExportPreview: ExportPreview
  ExportMonth: ExportMonth
  ExportPart: ExportPart
  Export: Export
  ExportQuery: ExportQuery
  ExportList: ExportList
  ExportDone: ExportDone
  Document: Document
  DocumentRate: DocumentRate
  DocumentQuery: DocumentQuery
  DocumentPage: DocumentPage
  DocumentWords: DocumentWords
  DocumentEnd: DocumentEnd
  DocumentSending: DocumentSending
  DocumentGiving: DocumentGiving
  DocumentUngiving: DocumentUngiving
  ReceiptWish: ReceiptWish
  ReceiptLine: ReceiptLine
  ReceiptDraft: ReceiptDraft
  NewDocument: NewDocument
  SettlementMap: SettlementMap
  SettlementImport: SettlementImport
  SettlementKind: SettlementKind
  SettlementRow: SettlementRow
  SettlementCounts: SettlementCounts
  SettlementFileView: SettlementFileView
  SettlementDone: SettlementDone
  SettlementFile: SettlementFile
  SettlementFiles: SettlementFiles
  SettlementQuery: SettlementQuery
  SettlementLine: SettlementLine
  SettlementSum: SettlementSum
  SettlementLater: SettlementLater
  SettlementView: SettlementView
  SettlementJudgement: SettlementJudgement
  SettlementRecord: SettlementRecord
  MonthQuery: MonthQuery
  MonthPage: MonthPage
}

/** ID names one thing. */
export interface ID {
  id: number
}

/**
 * InboxQuery selects and pages the list of inquiries. Zero values select
 * everything; conditions of several fields hold together.
 */
export interface InboxQuery {
  /** "" = all, or any of States */
  state: string
  /** any of these, when State is empty */
  states: string[]
  accounts: number[]
  /** 0 = all, -1 nobody, -2 who asks */
  owner: number
  category: number
  tag: number
  /** late, today, soon, none (nothing owed) */
  due: string
  /** before (購入前) or after (購入後) */
  stage: string
  /** any, complaint, care, harassment */
  care: string
  unread: boolean
  files: boolean
  vip: boolean
  /** the customer has written or bought here before */
  repeat: boolean
  /** a mail in it looks like a fraud */
  scam: boolean
  /** Uncompleted: answered, but not complete at a mall that wants to be told. */
  uncompleted: boolean
  search: string
  /** "due" (default), "new", "old", "customer" */
  sort: string
  after: string
  limit: number
}

/** Row is one line of the list. */
export interface Row {
  id: number
  account: number
  account_name: string
  kind: string
  /** 楽天市場; "" when it came through no mall */
  mall: string
  /** one or two characters */
  mark: string
  /** "square" or "circle" */
  shape: string
  /** kind of the mall it only announces an inquiry of */
  about: string
  remote_id: string
  subject: string
  /** "" when the mall gives no name */
  customer: string
  snippet: string
  state: string
  owner_id: number
  owner: string
  due_at: number
  /** "late", "today", "soon", "later", "" (nothing owed) */
  level: string
  last_in_at: number
  last_out_at: number
  last_at: number
  order_number: string
  link_reason: string
  unread: boolean
  message_count: number
  has_files: boolean
  /** a mall's own letter to the shop */
  official: boolean
  /** by when it wants an answer, 0 when it does not say */
  deadline: number
  /** outbox state that needs a look, "" when none */
  sending: string
  category_id: number
  /** name of its category (分類), "" for not said */
  topic: string
  /** "", complaint, care or harassment */
  care: string
  /** the shop has marked its customer */
  vip: boolean
  /** when a put-off inquiry comes back, 0: with the next question */
  snooze_until: number
  /** what for */
  snooze_for: string
  /** why DueAt is what it is */
  due_why: string
  /** set instead of the computed one, 0 for none */
  due_set: number
  /** when it came back by itself */
  woke_at: number
  /** what came last only thanks, and has moved nothing */
  thanks: boolean
  /** the customer has written or bought here before */
  repeat: boolean
  /** a mail in it looks like a fraud */
  scam: boolean
  /** a mail of the shop that did not arrive, to nobody known by name */
  returned: boolean
  tags: Word[]
}

/** Word is a thing with a name of the shop's own. */
export interface Word {
  id: number
  name: string
}

/** InboxPage is one page of the list. */
export interface InboxPage {
  inquiries: Row[]
  /** "" on the last page */
  next: string
}

/**
 * CountsQuery names whose inquiries the tabs count: those of some accounts, of
 * one owner, or all.
 */
export interface CountsQuery {
  accounts: number[]
  owner: number
}

/** View is a list under a name (保存した表示). */
export interface View {
  /** 0 for one that is always there */
  id: number
  /** its word, "" for a saved one */
  built_in: string
  name: string
  /** everybody sees it */
  shared: boolean
  position: number
  query: InboxQuery1
  version: number
}

/** without a page */
export interface InboxQuery1 {
  /** "" = all, or any of States */
  state: string
  /** any of these, when State is empty */
  states: string[]
  accounts: number[]
  /** 0 = all, -1 nobody, -2 who asks */
  owner: number
  category: number
  tag: number
  /** late, today, soon, none (nothing owed) */
  due: string
  /** before (購入前) or after (購入後) */
  stage: string
  /** any, complaint, care, harassment */
  care: string
  unread: boolean
  files: boolean
  vip: boolean
  /** the customer has written or bought here before */
  repeat: boolean
  /** a mail in it looks like a fraud */
  scam: boolean
  /** Uncompleted: answered, but not complete at a mall that wants to be told. */
  uncompleted: boolean
  search: string
  /** "due" (default), "new", "old", "customer" */
  sort: string
  after: string
  limit: number
}

/** ViewList is those that are always there, then the saved ones in their order. */
export interface ViewList {
  views: View[]
}

/**
 * OwnerChange gives an inquiry to a member of the staff, 0 to nobody, -2 to who
 * asks.
 */
export interface OwnerChange {
  id: number
  /** 0: do not compare; so in those below */
  version: number
  owner: number
}

/** CategoryChange says what an inquiry is about, 0 nothing. */
export interface CategoryChange {
  id: number
  version: number
  category: number
}

/** TagChange adds tags to an inquiry and takes others away. */
export interface TagChange {
  id: number
  version: number
  add: number[]
  remove: number[]
}

/** CareChange marks how an inquiry is to be handled. */
export interface CareChange {
  id: number
  version: number
  /** "", complaint, care, harassment */
  care: string
}

/** BulkRequest does one thing to many inquiries, up to 1,000. */
export interface BulkRequest {
  items: BulkItem[]
  /** which of owner, category, care and due_at count: 0 and "" are words too */
  set: string[]
  state: string
  owner: number
  category: number
  care: string
  /** 0: as the rules say */
  due_at: number
  tags: number[]
  untags: number[]
}

/** BulkItem is a chosen inquiry as it was shown. */
export interface BulkItem {
  id: number
  /** of its row; what was written since keeps it open. 0: do not compare */
  last_at: number
}

/** BulkRefusal is one inquiry that stayed as it was, and why. */
export interface BulkRefusal {
  id: number
  /** of the customer, or the subject */
  name: string
  code: string
  text: string
}

/** BulkDone says what was done. */
export interface BulkDone {
  changed: number[]
  refused: BulkRefusal[]
}

/** BatchQuery asks for one template filled for many inquiries (一括返信). */
export interface BatchQuery {
  template: number
  ids: number[]
  /** for the facts that all of them lack */
  typed: {
    [k: string]: string
  }
}

/** BatchPart is the text for one inquiry and what speaks against it. */
export interface BatchPart {
  inquiry: Row
  text: string
  values: Value[]
  problems: Problem[]
  /** those of Problems that no other text takes away */
  beside: Problem[]
  /** facts that it lacks and that can be said once for all */
  asks: Ask[]
  /** what the books may know of it once it has left */
  records: RecordLine[]
  /** why somebody has to agree first, "" when nobody has to */
  must_ask: string
  /** nothing speaks against sending it */
  clean: boolean
  /** only warnings do */
  sendable: boolean
  /** newest message the text was made with */
  seen_id: number
}

/**
 * Value is one variable of a draft and where its text came from. A missing one
 * has no text and stands in the draft as {名前}.
 */
export interface Value {
  name: string
  /** as in the template: 営業日+3 */
  filter: string
  text: string
  /** 注文, 設定, 担当者 … */
  source: string
  personal: boolean
  missing: boolean
  /** why it is missing, or how it was worked out */
  why: string
  /** place in the text, UTF-16 units */
  start: number
  end: number
}

/** Problem is a reason why a reply cannot be sent as it is. */
export interface Problem {
  code: string
  text: string
  /** word of the repair the page offers, "" when none */
  fix: string
  /** what the place is replaced with by the repair */
  fix_to: string
  start: number
  end: number
  warn: boolean
  /**
   * Key names a warning for as long as its words stay the same; what a person has
   * accepted (確かめました) is kept under it.
   */
  key: string
  accepted: boolean
  /**
   * In is the text it stands in where there are several: a channel of a template, ""
   * for the common one.
   */
  in: string
}

/** Ask is a fact that a draft still lacks, once however often it stands there. */
export interface Ask {
  name: string
  /** that of the variable, or choice */
  kind: string
  help: string
  /** why nothing stands there */
  why: string
  personal: boolean
  /** the shop says it once, in its settings */
  setting: boolean
  /** the likeliest first */
  offers: Answer[]
}

/** Answer is a value that can be taken for a missing fact. */
export interface Answer {
  text: string
  /** 今日, 前回の言葉, 選択肢 … */
  label: string
  /** worked out for this inquiry: Enter alone takes it */
  sure: boolean
}

/**
 * RecordLine is a thing that the books may know of a reply: この返信で返金 3,280円 を記録.
 * What is ticked comes first, in the order of the draft's records; the rest is only offered.
 */
export interface RecordLine {
  type: string
  label: string
  /** 0: nobody has said */
  amount: number
  /** an amount may be said later */
  later: boolean
  /** the types that it may be */
  choices: EntryWord[]
  ticked: boolean
  confirm: boolean
  may_confirm: boolean
  /** text, template, person */
  from: string
  /** the sentence that promises it, "" for none */
  words: string
  /** of its words, UTF-16 units */
  start: number
  end: number
  /** the text promises it and nothing records it */
  missing: boolean
  /** an entry of the inquiry that says it already, "" for none */
  there: string
}

/** EntryWord is a word of ours with its name on the screen. */
export interface EntryWord {
  word: string
  label: string
}

/** BatchText is a part as a person has read it. */
export interface BatchText {
  id: number
  text: string
  facts: DraftFacts
  seen_id: number
  /** keys of the warnings that were read with it */
  accepted: string[]
}

/** what it is made of */
export interface DraftFacts {
  /** what a person typed for a fact */
  typed: {
    [k: string]: string
  }
  /** templates that were put in, in their order */
  parts: DraftPart[]
  /** steps beside the reply that are done */
  ticked: string[]
  /** what the books shall know once it has left */
  records: DraftRecord[]
}

/**
 * DraftPart is a filled template as it was put into a draft; its values have their
 * places in its own text.
 */
export interface DraftPart {
  template: number
  text: string
  values: Value[]
}

/**
 * DraftRecord is an entry for the books that a person has ticked beside a reply. It is
 * made when the reply has left, not before.
 */
export interface DraftRecord {
  type: string
  /** yen; 0: the whole order, or for an outlay said later */
  amount: number
  /** it stands at once; else it is a draft */
  confirm: boolean
}

/** BatchList is the parts in the order they were asked for. */
export interface BatchList {
  parts: BatchPart[]
}

/** BatchRequest sends what a person has read, each text as an answer of its own. */
export interface BatchRequest {
  template: number
  parts: BatchText[]
  done: boolean
  /** seconds; negative is the shop's own time */
  hold: number
  /** planned moment to send at, 0 when the hold is over */
  at: number
  /** ask somebody to agree instead of sending */
  ask: boolean
  /** for whoever reads what is asked */
  note: string
}

/** BatchSent says what became of each. */
export interface BatchSent {
  sent: OutboxItem[]
  /** inquiries whose answer waits for approval now */
  asked: number[]
  refused: BulkRefusal[]
}

/** OutboxItem is an answer on its way. */
export interface OutboxItem {
  id: number
  inquiry_id: number
  account: number
  kind: string
  /** 楽天市場; "" when it goes through no mall */
  mall: string
  mark: string
  shape: string
  customer: string
  subject: string
  text: string
  files: DraftFile[]
  /** queued sending sent failed unknown */
  state: string
  done: boolean
  send_at: number
  /** a person has set the time */
  planned: boolean
  /** when it comes back after it is sent, 0 never */
  follow_at: number
  sent_at: number
  created_at: number
  attempts: number
  code: string
  /** Japanese */
  reason: string
  by: string
  /** the first text of its inquiry */
  starts: boolean
  /** of the order a first text is about */
  order_number: string
  /** mail address, "" when the mall knows whom to reach */
  to: string
  /** what the books shall know once it has left */
  records: RecordLine[]
  /** "not_sent": of unknown outcome, and it is not where it would have to be; "" nobody can tell */
  likely: string
  /** when that was seen, 0 unless likely */
  absent_at: number
}

/** DraftFile is a file put beside a draft. */
export interface DraftFile {
  name: string
  type: string
  size: number
  sha256: string
}

/** Counts are the numbers of the state tabs and of the outbox. */
export interface Counts {
  new: number
  working: number
  review: number
  waiting: number
  snoozed: number
  done: number
  ignored: number
  /** outbox: queued and sending */
  queued: number
  /** outbox: failed and unknown */
  trouble: number
}

/** Thread is one inquiry with everything beside it. */
export interface Thread {
  inquiry: Row
  version: number
  address: string
  category: string
  item: Item
  public: boolean
  gift: boolean
  remote_done: boolean
  /** why it is complete, as the mall words it */
  remote_reason: string
  marks: Marks
  remote_url: string
  about: About
  /** began with a telephone call: there is nobody to send an answer to */
  phone: boolean
  /** a note names the acting person, who may not have looked yet */
  called_me: boolean
  /** ours only: the first text has not arrived yet */
  starting: boolean
  seen_id: number
  newest_id: number
  messages: Message[]
  /** the linked one first, then further ones */
  orders: Order[]
  /** numbers in what the customer wrote that may be parcels' */
  tracking: TrackFound[]
  /** offered, refused and linked orders */
  links: Link[]
  events: Event[]
  /** the template that a rule suggests, 0 for none */
  suggested: number
  /** what is asked for, or was returned and not sent since; 0 for none */
  approval: number
  /** why the acting person cannot send without approval: role, rule; "" when they can */
  must_ask: string
  draft: Draft
  /** not sent yet or in trouble */
  outbox: OutboxItem[]
  rules: Rules
  /** what a reply to the customer can be written in by choice */
  charsets: string[]
  /** the chosen one of them, "" for the usual one */
  charset: string
  other_orders: OrderRow[]
  other_inquiries: Row[]
  customer: Customer
  /** splits and merges that can be taken back, the newest first */
  joins: Join[]
  /** it may be split at one of its messages */
  splittable: boolean
  /** of the customer, which may become one with it */
  mergeable: Row[]
}

/** Item is an article of the shop. */
export interface Item {
  code: string
  name: string
  url: string
}

/** Marks tells which marks the kind can carry over, and how an inquiry ends. */
export interface Marks {
  read: boolean
  complete: boolean
  /** without it completing is for good */
  incomplete: boolean
  private: boolean
  /** why it is complete; the first is the usual one */
  reasons: Choice[]
}

/** Choice is one of several, with the code the other side knows it by. */
export interface Choice {
  code: string
  /** Japanese */
  label: string
  help: string
}

/** the mall's inquiry a notice mail announces */
export interface About {
  /** of the mall, "" when the inquiry is one itself */
  kind: string
  /** its number there, "" when the notice does not say */
  id: string
  /** as customers know it */
  mall: string
  /** the mall's own screen, "" when it is not known */
  url: string
}

/** Message is one post, mail, note or call of the conversation. */
export interface Message {
  /** a note that the acting person may still change */
  mine: boolean
  /** when its writer changed a note, 0 for never */
  edited_at: number
  /** who is named in a note */
  mentions: Named[]
  talk: Talk
  id: number
  remote_id: string
  /** in, out, unknown, note, call */
  direction: string
  /** normal, bounce, auto, complaint, notice */
  kind: string
  author: string
  address: string
  sent_at: number
  subject: string
  text: string
  /** cleaned; for a sandboxed frame only */
  html: string
  deleted: boolean
  warnings: string[]
  has_raw: boolean
  outbox_id: number
  files: File[]
  /** places of Text the screen keeps closed */
  folds: Fold[]
  /** why it may be a fraud */
  cues: Cue[]
  /** they deserve a banner, and the sender is not trusted */
  suspicious: boolean
  /** trusting the sender takes the banner off */
  trustable: boolean
  /** where its links lead; the HTML names them by number */
  links: MailLink[]
  /** what put it here: ids, order, subject, "" */
  joined_by: string
  /** who wrote it, when that is a mall or another company of note and no customer */
  mall: string
  /** the shop's answer, written with another mail program */
  elsewhere: boolean
  bounce: Bounce
  /** 模範回答: worth reading again */
  model: boolean
  /** what is good about it */
  model_note: string
}

/** Named is a member of the staff who is named in a note. */
export interface Named {
  id: number
  name: string
}

/** of a telephone memo */
export interface Talk {
  number: string
  /** whose number it is */
  name: string
  /** in: the customer called, out: the shop did, "": not said */
  way: string
  seconds: number
}

/** File is an attachment; its bytes are at /files/<id>?part=<part>. */
export interface File {
  id: number
  name: string
  type: string
  size: number
  sha256: string
  /** pending, stored, gone, expired */
  state: string
  /** ExpiredAt is when its bytes went after their time, 0 for never. */
  expired_at: number
  /** safe to show as a picture */
  image: boolean
  inline: boolean
  /** a mail, which opens in place */
  mail: boolean
  /** where it lies in an attached mail, "" for a message's own file */
  part: string
  /**
   * Danger is why nobody should save or open it without a thought, empty for an
   * ordinary file.
   */
  danger: string[]
}

/**
 * Fold is a place in a text in UTF-16 units: an earlier mail ("quote",
 * "forward") or a "signature".
 */
export interface Fold {
  kind: string
  start: number
  end: number
}

/** Cue is one mark of a fraudulent message. It is a reason, never a verdict. */
export interface Cue {
  code: string
  /** Japanese, one sentence */
  text: string
  /** alone a reason for a banner */
  strong: boolean
}

/** MailLink is a link of a mail with its true host, punycode left as it is. */
export interface MailLink {
  text: string
  url: string
  host: string
}

/**
 * Bounce tells that a mail did not arrive. It stands with the mail and with the
 * report that says so.
 */
export interface Bounce {
  /** "" arrived as far as known, "failed" (届いていません), "delayed" */
  state: string
  /** the message that says so */
  report: number
  /** the mail it is about, 0 when that is not known */
  about: number
  at: number
  /** that was not reached */
  address: string
  /** e.g. userunknown, mailboxfull, filtered */
  reason: string
  /** what happened and what to do */
  text: string
}

/** Order is an order for the order pane. */
export interface Order {
  id: number
  account: number
  kind: string
  mark: string
  shape: string
  shop: string
  synced_at: number
  /** why it is linked, as a word of the link */
  reason: string
  /** the one drafts draw on */
  linked: boolean
  facts: OrderFacts
  receipt_by: Advice
}

/** OrderFacts is what the mall says of an order. */
export interface OrderFacts {
  number: string
  ordered_at: number
  status: string
  status_as: string
  sub: string
  paid: boolean
  paid_at: number
  payment: string
  buyer: Person
  buyer_at: Place
  gift: boolean
  remarks: string
  memo: string
  wish: string
  noshi: string
  parcels: Parcel[]
  lines: Line[]
  amounts: Amount[]
  total: number
  taxes: Tax[]
  receipt: string
  /** a cancel or a change that the mall keeps, in Japanese */
  change: string
  /** the type of entry that it usually is, "" for none */
  book_as: string
  /** last day for giving money back, YYYY-MM-DD */
  refund_by: string
  caution: string
  url: string
  /** "" the mall itself, "file", "mail" */
  source: string
}

/** Person is somebody as the other side names them. Every field may be empty. */
export interface Person {
  name: string
  kana: string
  /** mail address, masked where the mall masks it */
  address: string
  /** digits as given */
  phone: string
}

/** Place is a postal address. */
export interface Place {
  name: string
  kana: string
  /** digits only */
  zip: string
  state: string
  city: string
  rest: string
  phone: string
  /** Waiting: a gift whose recipient has not entered the address yet. */
  waiting: boolean
}

/** Parcel is one shipment with the page that tracks it. */
export interface Parcel {
  to: Place
  carrier: string
  carrier_as: string
  /** as shown, with hyphens */
  number: string
  /** https address, "" when unknown */
  track: string
  shipped_at: string
  arrives: string
  drop_off: string
  /** where it can be followed, the likeliest first */
  pages: Page[]
  /** who says which carrier: mall, shop, shape, "" nobody */
  decided: string
  /** of the check digit: wrong, odd, "" when nothing is amiss */
  verdict: string
  /** goes to somebody else than the buyer */
  third: boolean
}

/** Page is a page on which a parcel can be followed. */
export interface Page {
  carrier: string
  name: string
  url: string
}

/** Line is an article of an order. */
export interface Line {
  code: string
  sku: string
  name: string
  /** several lines */
  options: string
  /** per piece, tax included */
  price: number
  count: number
  /** percent */
  tax_rate: number
  lead: string
}

/** Amount is one line of the sum: 小計, 送料, クーポン … */
export interface Amount {
  label: string
  yen: number
  /** AmountPays, AmountCash, else part of the price */
  role: string
}

/** Tax is what falls on one tax rate. */
export interface Tax {
  /** percent */
  rate: number
  total: number
  tax: number
}

/** who gives the receipt */
export interface Advice {
  /** mall, shop, carrier, nobody, unclear */
  who: string
  /** it can be had now, as far as is known */
  ready: boolean
  /** the last Japanese day of it, "" when there is none */
  until: string
  /** how often the mall has issued it, 0 also when it does not tell */
  issued: number
  /** all of it in one line */
  line: string
  /** the rule behind it */
  why: string
  /** what to mind before the shop does anything */
  cautions: string[]
}

/** TrackFound is a number in a customer's message that may be a parcel's (候補). */
export interface TrackFound {
  /** as shown, with hyphens */
  number: string
  /** when the message came */
  at: number
  /** of the carriers whose numbers look so */
  pages: Page[]
}

/** Link is a possible or chosen order of an inquiry. */
export interface Link {
  number: string
  score: number
  /** the strongest: mall, text, person, unverified, address, masked, phone, name, kana */
  reason: string
  /** all, the strongest first; also item and date */
  reasons: string[]
  /** linked, also (a further one), offered, refused */
  verdict: string
  /** the order itself has been read */
  known: boolean
  /** date, buyer and items in one line */
  brief: string
}

/** Event is something that happened to an inquiry. */
export interface Event {
  at: number
  kind: string
  /** "" for the desk itself */
  by: string
  detail: string
}

/** Draft is an unsent answer as it is saved while it is typed. */
export interface Draft {
  /** of the inquiry */
  id: number
  text: string
  template: number
  files: DraftFile[]
  facts: DraftFacts1
  seen_id: number
  /** keys of warnings that a person has accepted */
  accepted: string[]
  updated_at: number
  by: string
  version: number
  /**
   * Over is the text of a save that the same page sent before and has had no answer to:
   * this one follows it. "" for none, and in every answer.
   */
  over: string
}

/**
 * DraftFacts is what a draft is made of. It is saved with the draft, so that a value
 * keeps its source and its place in a template.
 */
export interface DraftFacts1 {
  /** what a person typed for a fact */
  typed: {
    [k: string]: string
  }
  /** templates that were put in, in their order */
  parts: DraftPart[]
  /** steps beside the reply that are done */
  ticked: string[]
  /** what the books shall know once it has left */
  records: DraftRecord[]
}

/**
 * Rules are the limits of a channel that can be counted while typing. Zero
 * means no limit.
 */
export interface Rules {
  max_chars: number
  warn_chars: number
  max_line: number
  /** non-empty: only https links to these hosts or below */
  link_hosts: string[]
  /** -1: none at all */
  max_files: number
  max_file_size: number
  /** extensions with the dot; empty: all */
  file_types: string[]
  no_subject: boolean
  /** characters outside the BMP count twice */
  emoji_as_two: boolean
}

/** OrderRow is one line of an order list. */
export interface OrderRow {
  id: number
  account: number
  kind: string
  number: string
  ordered_at: number
  status: string
  status_as: string
  buyer: string
  total: number
  items: string
}

/** Customer is a person over all accounts (お客様). ID 0: nobody can tell who. */
export interface Customer {
  id: number
  name: string
  kana: string
  contacts: Contact[]
  inquiries: number
  orders: number
  /** oldest order */
  first_at: number
  /** newest order */
  last_at: number
  /** yen of all orders that were not cancelled */
  total: number
  merged: CustomerMerge[]
  /** who may be the same person */
  suggestions: CustomerLike[]
  /** what the shop has noted */
  note: string
  vip: boolean
  version: number
}

/** Contact is by what a customer is known. */
export interface Contact {
  /** mail, mask (an address the mall masks), tel */
  kind: string
  value: string
}

/** CustomerMerge is a merge that can be taken back. */
export interface CustomerMerge {
  /** for SplitCustomer */
  id: number
  at: number
  by: string
}

/** CustomerLike is another customer who may be the same person. */
export interface CustomerLike {
  customer: CustomerRow
  /** phone, masked, place (each with the same name), order */
  reason: string
}

/** CustomerRow is one line of a list of customers. */
export interface CustomerRow {
  id: number
  name: string
  inquiries: number
  orders: number
  /** newest message or order */
  last_at: number
  vip: boolean
}

/** Join is a split or a merge that a person made. */
export interface Join {
  id: number
  /** split or merge */
  kind: string
  /** the inquiry that stays */
  kept: number
  /** the one that was split off, or that ended in the merge */
  other: number
  at: number
  by: string
}

/**
 * ReportQuery asks for the figures of a period. Days are Japanese days, both
 * included; empty days ask for the last 30.
 */
export interface ReportQuery {
  from: string
  to: string
  /** 0: all */
  account: number
}

/**
 * ShopReport is how the shop answers: a period beside the one of the same length
 * before it. Times are in minutes by the clock, or in business hours where it
 * says so.
 */
export interface ShopReport {
  from: string
  to: string
  days: number
  now: ReportFigures
  before: ReportFigures
  accounts: ReportShare[]
  topics: ReportShare[]
  /** up to 12, the oldest first */
  weeks: ReportWeek[]
  /** by weekday (0 Sunday) and hour of Japan */
  hours: number[][]
  /** the oldest inquiry that is here, by its last message, 0 for none */
  first_at: number
  /** since when the longest waiting customer waits, 0 for nobody */
  oldest_open: number
  /** who waits for an answer now, whatever the period */
  open: number
  /** of them, past their due date */
  late: number
  /** all that are here */
  inquiries: number
  orders: number
  /** accounts whose past is still being read */
  pending: ReportPending[]
}

/** ReportFigures are the numbers of one period. */
export interface ReportFigures {
  came: number
  answered: number
  open: number
  /** minutes to the first answer, half of the answered */
  median: number
  /** minutes that nine tenths kept to */
  slow: number
  /** MedianOpen and SlowOpen are the same in the shop's business hours. */
  median_open: number
  slow_open: number
  /** of answered */
  within24h: number
  /** of settled: done with one answer and quiet for a week */
  one_reply: number
  settled: number
  /** placed in the period */
  orders: number
}

/** ReportShare is how many inquiries came by an account or about a category. */
export interface ReportShare {
  /** "" when no category was said */
  name: string
  n: number
  before: number
}

/** ReportWeek is one week of a report. */
export interface ReportWeek {
  /** its last day */
  to: string
  came: number
  answered: number
  /** in business hours */
  median: number
  /** in business hours */
  slow: number
}

/** ReportPending is an account whose past is still on its way. */
export interface ReportPending {
  account: string
  done: number
  all: number
}

/** CallName names a call of the page that is under way. */
export interface CallName {
  call: string
}

/**
 * CallState is how far a call is: Done parts of All, whatever they are. All is 0 until
 * it is known.
 */
export interface CallState {
  running: boolean
  done: number
  all: number
}

/** About is the inquiry at a mall that a notice mail announces. */
export interface About1 {
  /** of the mall, "" when the inquiry is one itself */
  kind: string
  /** its number there, "" when the notice does not say */
  id: string
  /** as customers know it */
  mall: string
  /** the mall's own screen, "" when it is not known */
  url: string
}

/** PastState is how reading the past of an account stands. */
export interface PastState {
  /** reading, paused, ended, "" when none is left */
  state: string
  /** how far back it has come, 0: not known */
  reached_at: number
  /** until it is read, 0: not known */
  minutes: number
}

/**
 * ListedOrder is one line of the list of orders: an order, its place and who has
 * asked about it.
 */
export interface ListedOrder {
  id: number
  account: number
  kind: string
  mark: string
  shape: string
  number: string
  ordered_at: number
  status: string
  status_as: string
  buyer: string
  total: number
  items: string
  /** that are about it */
  inquiries: number
  /** of them: an answer is owed */
  open_inquiries: number
}

/**
 * OrderInquiries are who bought an order and what has been asked about it, the
 * newest first.
 */
export interface OrderInquiries {
  /** 0: nobody knows */
  customer_id: number
  inquiries: Row[]
}

/** OrderQuery selects and pages orders. */
export interface OrderQuery {
  /** number, name, telephone, tracking number */
  search: string
  /** a state of an order, or unshipped, cancel; "": all */
  status: string
  /** 0: all */
  account: number
  /** day, 2026-11-01; "": from the first on */
  from: string
  /** the last day, "": to the last */
  until: string
  /** any: somebody asks about it, open: an answer is owed */
  asked: string
  after: string
  limit: number
}

/** OrderPage is one page of orders, newest first. */
export interface OrderPage {
  orders: ListedOrder[]
  next: string
}

/** CasePaper asks for the record of an inquiry as a PDF. */
export interface CasePaper {
  id: number
  /** Outside: for somebody who is not of the shop, without notes and telephone memos. */
  outside: boolean
}

/** EvidenceRequest asks for 証拠一式 of one or several inquiries. */
export interface EvidenceRequest {
  ids: number[]
  outside: boolean
}

/** Evidence is how far the collection has come, and its end. */
export interface Evidence {
  running: boolean
  /** of the zip, as far as is known */
  parts: number
  parts_done: number
  /** proposed name of the file */
  name: string
  /** the finished file is at /paper/evidence/<token>; "" until then */
  token: string
  /** bytes */
  size: number
  /** of the zip itself */
  sha256: string
  /** parts that could not be included; the list in the zip names them */
  missing: number
  problem: string
}

/** FileText is an attachment read as a text. */
export interface FileText {
  text: string
  /** what it was read as */
  charset: string
  /** only its beginning */
  cut: boolean
}

/**
 * MailImportQuery names files and folders of this computer whose mails are
 * brought into an account.
 */
export interface MailImportQuery {
  account: number
  paths: string[]
}

/** MailImport is how far bringing in mails has come, and its end. */
export interface MailImport {
  account: number
  running: boolean
  files: number
  files_done: number
  bytes: number
  bytes_done: number
  /** new mails */
  taken: number
  /** there already */
  known: number
  /** left out */
  left: number
  reasons: MailLeft[]
  /** left out and not listed */
  more: number
  problem: string
}

/** MailLeft is a mail or a file that was left out. */
export interface MailLeft {
  file: string
  code: string
  reason: string
}

/**
 * MailAsQuery asks for a mail in a charset that a person chose; empty for the
 * mail's own.
 */
export interface MailAsQuery {
  id: number
  charset: string
}

/**
 * MailPart names an attachment that is a mail, or what lies inside it: Part is the
 * way there, the number of an attachment in each mail, joined by dots ("2.0").
 */
export interface MailPart {
  id: number
  part: string
}

/** MailView is a mail as it is read now, to look at only. */
export interface MailView {
  subject: string
  from: string
  to: string
  at: number
  text: string
  /** cleaned; for a sandboxed frame only */
  html: string
  folds: Fold[]
  links: MailLink[]
  files: File[]
  warnings: string[]
  charsets: Charset[]
}

/** Charset is one to choose from. */
export interface Charset {
  name: string
  label: string
}

/** Sender is an address that a person trusts: its mails get no banner. */
export interface Sender {
  address: string
}

/** SenderList is all of them. */
export interface SenderList {
  senders: Sender[]
}

/** SenderTrust trusts an address or takes that back. */
export interface SenderTrust {
  address: string
  trusted: boolean
}

/** Storage is what the profile holds, in bytes. */
export interface Storage {
  /** with the search index */
  database: number
  /** the search index; 0 where nobody counted */
  search: number
  mails: StorageKept
  answers: StorageKept1
  attachments: StorageKept
  /** attachments by message */
  hanging: number
  /** saved by compression */
  compressed: number
  /** saved because equal ones are kept once */
  same: number
  /** attachments dropped after their time */
  expired: number
  /** percent of the way into the new place */
  moved: number
  /** on the disk */
  free: number
}

/** StorageKept is how much of one kind is kept. */
export interface StorageKept {
  count: number
  /** as it came */
  size: number
  /** as it lies on the disk */
  stored: number
}

/** StorageKept is how much of one kind is kept. */
export interface StorageKept1 {
  count: number
  /** as it came */
  size: number
  /** as it lies on the disk */
  stored: number
}

/** Retention is after how many months attachments go. */
export interface Retention {
  /** 0: never */
  months: number
  /** that can be set */
  most: number
  /** the day in Japan, "" before the first */
  last_run: string
}

/** RetentionMonths sets or tries it. */
export interface RetentionMonths {
  months: number
}

/** RetentionPlan is what goes, or would go. */
export interface RetentionPlan {
  months: number
  files: number
  size: number
  /** when it was sent, of a preview */
  oldest: number
  /** the same */
  newest: number
  /** stay: they may be records of a deal */
  records: number
  /** stay: they cannot be taken out of their mail; known after a run */
  left: number
  dry_run: boolean
}

/**
 * HeldFile is a list of orders that waits in memory, and nowhere else, until it
 * is imported.
 */
export interface HeldFile {
  token: string
  name: string
  size: number
}

/** OrderFileQuery asks how a file would be read. Without a map it is guessed. */
export interface OrderFileQuery {
  token: string
  account: number
  /** "rakuten", "yahoo", "": by the names of the columns */
  preset: string
  map: OrderMap
}

/** used when it has fields */
export interface OrderMap {
  name: string
  /** whose words states and carriers stand in: "rakuten", "yahoo", "" */
  kind: string
  /** "ymd", "mdy", "dmy" */
  dates: string
  /** before order numbers that are only digits */
  prefix: string
  fields: OrderField[]
}

/** OrderField is one of our facts and where it stands. */
export interface OrderField {
  key: string
  label: string
  /** several make it up together */
  columns: string[]
  /** where no column has it */
  constant: string
  /** of the first column */
  samples: string[]
}

/** OrderMap says which column of a file holds what. */
export interface OrderMap1 {
  name: string
  /** whose words states and carriers stand in: "rakuten", "yahoo", "" */
  kind: string
  /** "ymd", "mdy", "dmy" */
  dates: string
  /** before order numbers that are only digits */
  prefix: string
  fields: OrderField[]
}

/** OrderColumn is a column of the file. */
export interface OrderColumn {
  name: string
  samples: string[]
}

/** OrderDamage is what could not be read. */
export interface OrderDamage {
  line: number
  /** "" when it concerns the whole row */
  column: string
  reason: string
}

/** OrderFileCounts are what an import does, in orders but for Lines. */
export interface OrderFileCounts {
  /** that can be read */
  orders: number
  new: number
  changed: number
  same: number
  /** left as they are: the mall's own answer is here */
  kept: number
  /** left out: a row of theirs is damaged */
  left: number
  lines: number
}

/** OrderFileView is a file as it would be imported. */
export interface OrderFileView {
  name: string
  charset: string
  /** of a workbook */
  sheet: string
  columns: OrderColumn[]
  map: OrderMap1
  /** why the map cannot read the file, "" when it can */
  problem: string
  /** the first ones */
  orders: OrderFacts[]
  counts: OrderFileCounts
  damaged: OrderDamage[]
  /** damaged places that are not listed */
  more: number
}

/** OrderFileDone is what an import has done. */
export interface OrderFileDone {
  counts: OrderFileCounts
  damaged: OrderDamage[]
  more: number
}

/** OrderMapList are the saved maps by name. */
export interface OrderMapList {
  maps: OrderMap1[]
}

/** CustomerQuery selects customers: by the words of their inquiries and orders. */
export interface CustomerQuery {
  search: string
  /** 0: all */
  limit: number
}

/** CustomerList is a list of customers, the newest first. */
export interface CustomerList {
  customers: CustomerRow[]
}

/** MergeRequest makes one customer, or one inquiry, of two. */
export interface MergeRequest {
  keep: number
  other: number
}

/**
 * SplitRequest names what becomes an inquiry of its own: a message and all after
 * it, or the chosen ones.
 */
export interface SplitRequest {
  id: number
  from: number
  messages: number[]
}

/** StateChange moves an inquiry. */
export interface StateChange {
  id: number
  /** 0: do not compare */
  version: number
  state: string
  /** of done: a code of Marks.Reasons, "" for the usual one */
  reason: string
  /** a mall's letter is to be ignored although it may want an answer */
  sure: boolean
}

/** WeekDay are the opening hours of a weekday. */
export interface WeekDay {
  open: boolean
  /** 09:00 */
  from: string
  /** 18:00; 24:00 is the end of the day */
  to: string
}

/**
 * Week is the usual week of the shop, Sunday first, and whether it closes on
 * public holidays.
 */
export interface Week {
  days: WeekDay[]
  holidays: boolean
}

/** OwnDay is a day that differs from the usual week. */
export interface OwnDay {
  /** 2026-12-29 */
  day: string
  /** closed or open */
  kind: string
  name: string
}

/**
 * DayChange closes or opens the days from one to another; without a kind they
 * follow the usual week again.
 */
export interface DayChange {
  from: string
  /** "" is the same day */
  to: string
  kind: string
  name: string
}

/** Holiday is a public holiday. */
export interface Holiday {
  day: string
  name: string
  /** the shop works all the same */
  open: boolean
}

/** Peak is a busy time: what is asked in it may be answered some hours later. */
export interface Peak {
  id: number
  name: string
  from: string
  to: string
  hours: number
  version: number
}

/**
 * DueRule is how soon an answer is owed; the first that fits counts. Zero values
 * fit everything.
 */
export interface DueRule {
  id: number
  account_id: number
  kind: string
  category_id: number
  /** on which the question came, 0 is Sunday; none is all */
  weekdays: number[]
  amount: number
  /** hours, business_hours, business_days */
  unit: string
  version: number
}

/** RuleOrder is the order of the due rules. */
export interface RuleOrder {
  ids: number[]
}

/** DueExample tells when an answer to a question that comes now would be owed. */
export interface DueExample {
  account: number
  name: string
  mark: string
  shape: string
  at: number
  why: string
}

/** CalendarView is when the shop works, and how soon it answers. */
export interface CalendarView {
  today: string
  week: Week
  /** somebody has said what the week is */
  chosen: boolean
  /** from today on, by day */
  days: OwnDay[]
  /** of the next twelve months */
  holidays: Holiday[]
  peaks: Peak[]
  /** in their order */
  rules: DueRule[]
  usual_hours: number
  /** a message of thanks brings nothing back */
  thanks_rest: boolean
  /** one for each account */
  examples: DueExample[]
}

/**
 * UsualReply is how soon an answer is owed where no rule fits, and what becomes of
 * messages of thanks.
 */
export interface UsualReply {
  hours: number
  thanks_rest: boolean
}

/** DueChange sets the due date of inquiries, 0 to compute it again. */
export interface DueChange {
  ids: number[]
  at: number
}

/**
 * SnoozeRequest puts inquiries off: until a moment, or with 0 until the next
 * question.
 */
export interface SnoozeRequest {
  ids: number[]
  until: number
  for: string
}

/** SnoozeTime is a moment that is offered. */
export interface SnoozeTime {
  /** evening, tomorrow, next_open, days3, monday */
  key: string
  at: number
  /** the shop does not work on that day */
  closed: boolean
}

/** SnoozeTimes are the moments that are offered now. */
export interface SnoozeTimes {
  times: SnoozeTime[]
}

/** Oldest is the inquiry that has waited longest for an answer. */
export interface Oldest {
  /** 0: nobody waits */
  id: number
  since: number
  customer: string
  subject: string
  level: string
}

/**
 * Pressing is how much is owed by level, over everything and whatever filters
 * are set.
 */
export interface Pressing {
  late: number
  /** of them, those nobody has begun */
  late_new: number
  today: number
  soon: number
  oldest: Oldest
}

/** MorningDay is a day as the shop works on it. */
export interface MorningDay {
  day: string
  open: boolean
  from: string
  to: string
  /** its name, "" for none */
  holiday: string
  /** of the shop's own day */
  name: string
}

/** MorningKey is a key that ends soon. */
export interface MorningKey {
  account: number
  name: string
  label: string
  expires: number
  days_left: number
  level: string
}

/** MorningReview is a template that somebody has to look at again. */
export interface MorningReview {
  id: number
  name: string
  /** who keeps it true, "" for nobody */
  owner: string
  review_on: string
}

/** Morning is the morning sheet (朝の一枚). */
export interface Morning {
  at: number
  shop: string
  /** today and the six that follow */
  days: MorningDay[]
  pressing: Pressing
  late: Row[]
  today: Row[]
  soon: Row[]
  /** put off until today */
  back: Row[]
  /** the business day before, from which the numbers count */
  since: string
  received: number
  sent: number
  completed: number
  /** unread messages that only thank */
  thanks: number
  keys: MorningKey[]
  /** templates whose day to be looked at has come, for who may change them */
  reviews: MorningReview[]
}

/** Change is what the acting person did with one click and can take back. */
export interface Change {
  id: number
  at: number
  /** state, assign, link, unlink, draft_drop, … */
  verb: string
  /** the state, the name, the number */
  detail: string
  /** the first it touched, 0 for none */
  inquiry: number
  /** it is about, 0 for none */
  customer_id: number
  customer: string
  order_number: string
  mall: string
  subject: string
  /** how many it touched */
  count: number
  /** 0 while it stands */
  undone_at: number
}

/** ChangesQuery asks for the newest changes of the acting person. */
export interface ChangesQuery {
  limit: number
}

/** ChangeList is the newest first. */
export interface ChangeList {
  changes: Change[]
}

/** Undone is what became of taking a change back. */
export interface Undone {
  change: Change
  /** inquiries of which something is as it was */
  back: number[]
  left: LeftBack[]
}

/** LeftBack is what was left alone, because a later word stands. */
export interface LeftBack {
  inquiry: number
  customer: string
  order_number: string
  mall: string
  subject: string
  /** state, owner, category, tags, due, care, link, draft, ask, customer; "" for all of it */
  part: string
  /** changed, gone, missing, closed (no longer open to the person) */
  why: string
  /** who changed it, "" for the program */
  by: string
}

/** OpenDraft is an answer that is being written. */
export interface OpenDraft {
  inquiry: Row
  text: string
  files: number
  updated_at: number
  by: string
}

/** OpenDrafts are all of them, the last touched first. */
export interface OpenDrafts {
  drafts: OpenDraft[]
}

/** DroppedDraft is an answer that was thrown away in the last 30 days. */
export interface DroppedDraft {
  id: number
  inquiry: Row
  text: string
  files: number
  at: number
  by: string
}

/** DroppedDrafts are the newest first. */
export interface DroppedDrafts {
  drafts: DroppedDraft[]
}

/** LinkChange links an inquiry to an order, or takes the link away. */
export interface LinkChange {
  id: number
  order: string
}

/** NewNote is a note (社内メモ) or a call (電話メモ). */
export interface NewNote {
  id: number
  /** note or call */
  kind: string
  text: string
  /** Mentions are the staff who are to look at it; Talk is of a call. */
  mentions: number[]
  talk: Talk1
}

/** Talk is a telephone call as its memo keeps it. */
export interface Talk1 {
  number: string
  /** whose number it is */
  name: string
  /** in: the customer called, out: the shop did, "": not said */
  way: string
  seconds: number
}

/**
 * NoteChange is what the writer of a note makes of it on the same day. Empty text
 * takes it away.
 */
export interface NoteChange {
  /** of the message */
  id: number
  text: string
  mentions: number[]
}

/** NoteEdit is what a note said until it was changed. */
export interface NoteEdit {
  at: number
  by: string
  text: string
}

/** NoteEdits are all of a note, the newest first. */
export interface NoteEdits {
  edits: NoteEdit[]
}

/** Mention is a note in which the acting person is named and has not looked yet. */
export interface Mention {
  message: number
  inquiry: number
  at: number
  by: string
  subject: string
  customer: string
  text: string
}

/** MentionList is what waits for the acting person, the newest first. */
export interface MentionList {
  mentions: Mention[]
}

/**
 * CallerQuery is what is known of somebody on the telephone: a number or a part
 * of it, a name, its reading.
 */
export interface CallerQuery {
  text: string
}

/** Caller is somebody who may be on the telephone, with what it may be about. */
export interface Caller {
  customer: CustomerRow
  contacts: Contact[]
  /** number, tail, name, text */
  why: string
  orders: OrderRow[]
  /** those that are not closed */
  inquiries: Row[]
}

/** CallerList is who it may be, the surest first. */
export interface CallerList {
  callers: Caller[]
}

/**
 * NewCall is a telephone call: into an inquiry when one is named, else an inquiry
 * of its own.
 */
export interface NewCall {
  inquiry: number
  /** 0: not known here */
  customer: number
  /** id, 0: about none */
  order: number
  /** of a new inquiry, "" for the usual one */
  subject: string
  text: string
  talk: Talk1
  mentions: number[]
  /** settled on the telephone: a new inquiry is complete */
  done: boolean
}

/** CustomerNote is what the shop notes about a customer. */
export interface CustomerNote {
  id: number
  note: string
  vip: boolean
  version: number
}

/** CustomerHistory is what a customer has ordered and asked, the newest first. */
export interface CustomerHistory {
  orders: OrderRow[]
  /** "" at the end */
  orders_next: string
  inquiries: Row[]
  inquiries_next: string
}

/** HistoryQuery asks for a page of what a customer has ordered and asked. */
export interface HistoryQuery {
  id: number
  /** orders or inquiries, "": the first page of both */
  of: string
  /** the next of the page before */
  after: string
  /** of each, 0: 50 */
  limit: number
}

/** CarrierPage is a carrier and the page that follows its parcels. */
export interface CarrierPage {
  id: string
  name: string
  /** address with {n} for the number, "" when none is known */
  template: string
  /** as the program brings it */
  shipped: string
  /** the shop has set another */
  own: boolean
  /** domains the page is on; empty: none is known for sure, the shop's word is taken */
  sites: string[]
  /** the page for a number that fits, to try it */
  example: string
}

/** Carriers are the carriers the desk knows (運送会社). */
export interface Carriers {
  /** day of the table that came with the program */
  version: string
  /** whom the shop mostly uses, "" for none */
  usual: string
  carriers: CarrierPage[]
}

/** CarrierChange sets a carrier's page; an empty template is the shipped one. */
export interface CarrierChange {
  id: string
  template: string
}

/** CarrierID names a carrier, "" for none. */
export interface CarrierID {
  id: string
}

/** TrackNumber is a tracking number of a carrier. */
export interface TrackNumber {
  carrier: string
  number: string
}

/** ComposeQuery asks for a template filled with the facts of an inquiry. */
export interface ComposeQuery {
  id: number
  template: number
  /** what a person typed for its facts */
  typed: {
    [k: string]: string
  }
}

/** Composed is a filled template. */
export interface Composed {
  subject: string
  text: string
  values: Value[]
  problems: Problem[]
  /** what a person has to fill in */
  asks: Ask[]
}

/** RefillQuery asks for a draft with the facts as they are now and were typed. */
export interface RefillQuery {
  id: number
  text: string
  facts: DraftFacts1
}

/** Refilled is a draft written anew. */
export interface Refilled {
  text: string
  facts: DraftFacts1
  asks: Ask[]
  values: Value[]
}

/** Suggestion is a template that may answer an inquiry. */
export interface Suggestion {
  id: number
  name: string
  why: string
  /** variables without a fact */
  missing: number
}

/** Suggestions are the templates that may answer an inquiry, the likeliest first. */
export interface Suggestions {
  suggestions: Suggestion[]
}

/** CheckQuery asks what stands in the way of a text. */
export interface CheckQuery {
  id: number
  text: string
  files: DraftFile[]
  facts: DraftFacts1
  template: number
  /** newest message the writer saw, 0 for all */
  seen_id: number
  /** keys of warnings that a person has accepted */
  accepted: string[]
}

/**
 * CharsetChange chooses what the replies to the customer of an inquiry are
 * written in.
 */
export interface CharsetChange {
  id: number
  /** one of the thread's, "" for the usual one */
  charset: string
}

/** Checked lists every problem at once. */
export interface Checked {
  problems: Problem[]
  /** as the channel counts */
  chars: number
  /** facts that stand in the text */
  values: Value[]
  /** facts that it lacks */
  asks: Ask[]
  /** what its templates ask to do beside it */
  steps: string[]
  /** state that its last template proposes, "" for none */
  next: string
  /** business days after which that template wants it looked at again, 0 never */
  follow: number
  /** Records are what the books shall or may know once it has left (この返信で記録). */
  records: RecordLine[]
  /**
   * MustAsk says why somebody has to agree before it is sent: role, rule, template; ""
   * when nobody has to.
   */
  must_ask: string
}

/** SendRequest queues a reply. */
export interface SendRequest {
  id: number
  text: string
  files: DraftFile[]
  template: number
  facts: DraftFacts2
  done: boolean
  /** seconds; -1: the shop's own setting */
  hold: number
  /** newest message the writer saw */
  seen_id: number
  /** planned moment to send at, 0 when the hold is over */
  at: number
  /** look at it again so many business days after it is sent; 0 never, -1 as the template says */
  follow: number
  /**
   * Confirm lets nothing go with a warning whose key is not in Accepted: what
   * nobody has seen, nobody has decided.
   */
  confirm: boolean
  accepted: string[]
}

/**
 * DraftFacts is what a draft is made of. It is saved with the draft, so that a value
 * keeps its source and its place in a template.
 */
export interface DraftFacts2 {
  /** what a person typed for a fact */
  typed: {
    [k: string]: string
  }
  /** templates that were put in, in their order */
  parts: DraftPart[]
  /** steps beside the reply that are done */
  ticked: string[]
  /** what the books shall know once it has left */
  records: DraftRecord[]
}

/** OutboxQuery selects outbox items; no states means all that is not settled and the newest of what was sent. The oldest comes first. */
export interface OutboxQuery {
  states: string[]
}

/** OutboxList is the outbox. */
export interface OutboxList {
  outbox: OutboxItem[]
}

/** ResolveRequest is a person's word on an unknown outcome. */
export interface ResolveRequest {
  id: number
  sent: boolean
}

/**
 * StartQuery asks how the shop can write first: to the buyer of an order, or,
 * without one, to the customer of an inquiry or to a mail address.
 */
export interface StartQuery {
  order: number
  /** its order counts when it has one */
  inquiry: number
  to: string
}

/** Starters is what a first text to a customer is begun from. */
export interface Starters {
  /** id, 0 without */
  order: number
  /** of the order */
  number: string
  /** it was asked from, 0 none */
  inquiry: number
  /** the order in one line */
  brief: string
  /** the order's page at the mall, "" when none */
  url: string
  /** where the order was made */
  mall: string
  /** name */
  customer: string
  /** mail address as known, masked where the mall masks it */
  address: string
  /** one that fits, to begin with */
  subject: string
  /** the usable ones first */
  ways: Way[]
  draft: StartDraft
}

/** Way is an account that a first text could leave by. */
export interface Way {
  account: number
  name: string
  kind: string
  /** of the kind */
  label: string
  mark: string
  shape: string
  ok: boolean
  /** why not, with the next step */
  why: string
  /** the mall knows whom to reach: no address */
  by_order: boolean
  subject: boolean
  categories: Choice[]
  rules: Rules
}

/** what is being written already */
export interface StartDraft {
  order: number
  /** it is begun from; not kept */
  inquiry: number
  /** by which it is found without an order */
  address: string
  account: number
  to: string
  subject: string
  category: string
  text: string
  template: number
  files: DraftFile[]
  facts: DraftFacts1
  /** keys of warnings that a person has accepted */
  accepted: string[]
  updated_at: number
  by: string
  /** 0: nothing is saved */
  version: number
}

/**
 * Start is a first text to a customer: to fill from a template, to check or to
 * queue.
 */
export interface Start {
  account: number
  /** id, 0 without */
  order: number
  /** it was begun from, 0 none */
  inquiry: number
  customer: string
  /** mail address; not used by an account that writes by order */
  to: string
  subject: string
  category: string
  text: string
  files: DraftFile[]
  facts: DraftFacts1
  template: number
  /** seconds; -1: the shop's own setting */
  hold: number
  /** planned moment to send at, 0 when the hold is over */
  at: number
  /** as in SendRequest */
  confirm: boolean
  accepted: string[]
}

/**
 * StartDraft is an unsent first text as it is saved while it is typed. There is
 * one for each order, and without an order one for each mail address.
 */
export interface StartDraft1 {
  order: number
  /** it is begun from; not kept */
  inquiry: number
  /** by which it is found without an order */
  address: string
  account: number
  to: string
  subject: string
  category: string
  text: string
  template: number
  files: DraftFile[]
  facts: DraftFacts1
  /** keys of warnings that a person has accepted */
  accepted: string[]
  updated_at: number
  by: string
  /** 0: nothing is saved */
  version: number
}

/** StartApproval asks for a first text (承認を頼む) instead of sending it. */
export interface StartApproval {
  start: Start
  /** for whoever reads it */
  note: string
}

/** StartDraftKey names a draft of a first text. */
export interface StartDraftKey {
  order: number
  inquiry: number
  address: string
}

/**
 * TakenBack is a reply that was taken out of the outbox: the draft of its
 * inquiry, or, when it was to start one, the draft of the start.
 */
export interface TakenBack {
  starts: boolean
  draft: Draft
  start: StartDraft1
}

/** OrderNote is a line for the shop's own memo of an order at the mall. */
export interface OrderNote {
  /** id */
  order: number
  text: string
  /** with the day and who wrote it */
  signed: boolean
}

/** OrderMemo is the memo as it stands at the mall. */
export interface OrderMemo {
  memo: string
}

/** Template is a text with variables, and what a shop has decided about it. */
export interface Template {
  id: number
  name: string
  reading: string
  /** name of the category, or an old word for it */
  category: string
  /** what it answers, 0 for anything */
  category_id: number
  /** who keeps it true, 0 for nobody */
  owner_id: number
  owner: string
  /** of a mail that begins a conversation */
  subject: string
  body: string
  next: string
  /** 2026-12-01: somebody looks whether it is still true, "" never */
  review_on: string
  /** first and last day it may be used, "" for no end */
  valid_from: string
  valid_to: string
  /** business days until somebody looks at the inquiry again, 0 never */
  follow_days: number
  /** an owner has to agree */
  approval: boolean
  /** what to do beside the reply */
  steps: string[]
  /** type of entry for the books that an answer promises, "" for none */
  records: string
  /** of single channels */
  texts: TemplateText[]
  /** word of the library it came from */
  library: string
  uses: number
  used_at: number
  /** "early" and "over" out of its days, "" within */
  time: string
  /** the day to look at it has come */
  review: boolean
  /** variables without a fact, for the inquiry that was named */
  missing: number
  version: number
  /** of the common text */
  problems: Problem[]
}

/** TemplateText is what a channel says instead of the common text. */
export interface TemplateText {
  /** a kind of account */
  channel: string
  subject: string
  body: string
  problems: Problem[]
}

/** TemplateQuery lists templates, fitted to an inquiry when one is named. */
export interface TemplateQuery {
  inquiry: number
}

/** TemplateList is every template. */
export interface TemplateList {
  templates: Template[]
  variables: Variable[]
  channels: TemplateChannel[]
  snippets: Snippet[]
}

/** Variable is a name a template may use. */
export interface Variable {
  name: string
  help: string
  source: string
  personal: boolean
  /** text, name, date, yen … */
  kind: string
  /** what may stand behind the colon */
  filters: string[]
  /** inside this loop it is of that one only */
  loop: string
  /** and means nothing outside */
  only_in_loop: boolean
}

/** TemplateChannel is a channel that may have a text of its own, and what it allows. */
export interface TemplateChannel {
  kind: string
  label: string
  mark: string
  shape: string
  rules: Rules
  /** the shop has an account of it */
  used: boolean
}

/** Snippet is a piece of text that templates share (文例). */
export interface Snippet {
  id: number
  name: string
  reading: string
  body: string
  version: number
  problems: Problem[]
  /** names of what puts it in */
  used_by: string[]
}

/** LibraryPick names templates of the library by their words; none means all. */
export interface LibraryPick {
  words: string[]
}

/** LibraryTemplate is a text of the library and whether the shop has it. */
export interface LibraryTemplate {
  word: string
  name: string
  category: string
  body: string
  /** what the shop has to decide */
  needs: string[]
  /** what to do beside the reply */
  steps: string[]
  /** the file that goes with it, "" for none */
  attach: string
  /** the shop has it, changed or not, or one of its name */
  here: boolean
}

/** LibraryList is the whole library. */
export interface LibraryList {
  templates: LibraryTemplate[]
  /** names of what was added just now */
  added: string[]
}

/** TemplateTrial is a template, saved or not, held against what the shop has. */
export interface TemplateTrial {
  template: Template
  /** a kind of account; "" for any */
  channel: string
  /** 0 for the newest that it would fit */
  inquiry: number
  /** number of an order, "" for none */
  order: string
}

/** TemplatePreview is a template with the facts of one inquiry or order. */
export interface TemplatePreview {
  /** 0: there is none */
  inquiry_id: number
  order_number: string
  customer: string
  kind: string
  label: string
  subject: string
  text: string
  values: Value[]
  /** what would stop the reply */
  problems: Problem[]
  /** as the channel counts */
  chars: number
  /** of the common text as it is written */
  mistakes: Problem[]
  /** of the channels, with their mistakes */
  texts: TemplateText[]
  /** of the subject */
  in_subject: Problem[]
}

/** TemplateTries is how a template would have gone with the latest inquiries. */
export interface TemplateTries {
  /** of its category; else the latest with an order */
  fitting: boolean
  /** without a hole or a problem */
  whole: number
  tries: TemplateTry[]
}

/** TemplateTry is one of them. */
export interface TemplateTry {
  inquiry_id: number
  customer: string
  subject: string
  order_number: string
  kind: string
  mark: string
  shape: string
  /** names of variables without a fact */
  missing: string[]
  /** what else would stop the reply */
  problems: string[]
}

/** TemplateFile is a file of templates as it goes out. */
export interface TemplateFile {
  name: string
  type: string
  /** base64 */
  data: string
}

/** TemplateFileKind chooses the form of a file: "csv" or "json". */
export interface TemplateFileKind {
  kind: string
}

/**
 * TemplateImport is a file of templates that comes in. Nothing is changed without
 * Apply; Seen is what the person was shown.
 */
export interface TemplateImport {
  /** base64 */
  data: string
  apply: boolean
  seen: string
}

/** TemplateImportPlan is what an import would do, or has done. */
export interface TemplateImportPlan {
  rows: TemplateImportRow[]
  seen: string
  done: boolean
  saved: number
}

/** TemplateImportRow is one template or snippet of the file. */
export interface TemplateImportRow {
  line: number
  snippet: boolean
  name: string
  /** new, changed, same, refused */
  does: string
  /** why it is refused, or what is different than in the file */
  reason: string
  /** what changes, in Japanese */
  fields: string[]
}

/** SnippetList is every shared piece of text. */
export interface SnippetList {
  snippets: Snippet[]
}

/** SnippetRemoval takes one out of use. */
export interface SnippetRemoval {
  id: number
  version: number
}

/** Signature is how replies of an account, a person or both are signed. */
export interface Signature {
  /** 0 for every account */
  account: number
  account_name: string
  /** 0 for everybody */
  staff: number
  staff_name: string
  /** "" removes it */
  body: string
  version: number
}

/**
 * SignatureList is every signature. Common is that of the shop's settings, which
 * stands where no other does.
 */
export interface SignatureList {
  common: string
  signatures: Signature[]
}

/** Category is one word for what inquiries are about (分類). */
export interface Category {
  id: number
  name: string
  /** かな, so that it is found as it is typed */
  reading: string
  /** which usual category it is, "" for the shop's own */
  topic: string
  /** place in the list, from 0 */
  position: number
  /** inquiries that have it */
  uses: number
  version: number
}

/** CategoryList is every category in the shop's order. */
export interface CategoryList {
  categories: Category[]
}

/** Tag is a word that may stand at an inquiry beside others (タグ). */
export interface Tag {
  id: number
  name: string
  reading: string
  uses: number
  version: number
}

/** TagList is every tag by reading. */
export interface TagList {
  tags: Tag[]
}

/**
 * NameRemoval takes a category or a tag out of use. While inquiries have it, it
 * must be said what becomes of them.
 */
export interface NameRemoval {
  id: number
  version: number
  /** what its inquiries have from now on, 0: they keep its word */
  to: number
  /** they are to keep its word */
  keep: boolean
}

/** RuleTest asks one fact of an inquiry. Words and IDs: any of them. */
export interface RuleTest {
  fact: string
  not: boolean
  words: string[]
  ids: number[]
  /** of IDs; taken for them where IDs is empty */
  names: string[]
  /** amount: yen; hours: minute of the day */
  from: number
  to: number
}

/** RuleInner is a group inside the conditions of a rule. */
export interface RuleInner {
  any: boolean
  tests: RuleTest[]
}

/** RuleGroup is the conditions of a rule: all of them, or any. */
export interface RuleGroup {
  any: boolean
  tests: RuleTest[]
  groups: RuleInner[]
}

/** RuleAction is one thing a rule does. */
export interface RuleAction {
  do: string
  ids: number[]
  names: string[]
  /** care: which; due: the unit */
  word: string
  amount: number
  /** ignore: a person has confirmed it */
  sure: boolean
}

/** Rule says what happens by itself to an inquiry that comes in (振り分け). */
export interface Rule {
  id: number
  name: string
  /** place in the list, from 0 */
  position: number
  active: boolean
  when: RuleGroup
  actions: RuleAction[]
  /** the rules behind it are looked at too */
  go_on: boolean
  /** also at each later message of the customer */
  again: boolean
  /** inquiries it has been at */
  hits: number
  /** why it does not do all it says, "" when it does */
  fault: string
  version: number
}

/** RuleChoice is one word that a fact can have. */
export interface RuleChoice {
  fact: string
  code: string
  label: string
}

/** RuleList is every rule in the order they are looked at, and what an editor offers. */
export interface RuleList {
  rules: Rule[]
  choices: RuleChoice[]
  /** the desk names a category by the words itself */
  guess: boolean
}

/** RuleTry asks what a rule, saved or not, would have done in the last days. */
export interface RuleTry {
  rule: Rule
  days: number
}

/** RuleTrial is what it would have done. Nothing has been changed. */
export interface RuleTrial {
  looked: number
  /** there are more inquiries than were looked at */
  cut: boolean
  matched: number
  /** of those a rule in front of it decides */
  earlier: number
  changed: number
  /** people have chosen another category */
  categories: number
  /** another owner */
  owners: number
  /** the newest that match */
  inquiries: RuleMatch[]
}

/** RuleMatch is one inquiry that a rule would match. */
export interface RuleMatch {
  id: number
  at: number
  subject: string
  customer: string
  mark: string
  shape: string
  changes: RuleChange[]
}

/** RuleChange is what a rule would do to one inquiry. */
export interface RuleChange {
  do: string
  now: string
  to: string
  /** it stands so already */
  same: boolean
  /** a person has chosen otherwise */
  person: boolean
}

/** GuessChoice turns the desk's own naming of categories on or off. */
export interface GuessChoice {
  on: boolean
}

/** Kind is a kind of account that can be added. */
export interface Kind {
  kind: string
  label: string
  /** 楽天市場; "" for a mailbox */
  mall: string
  mark: string
  shape: string
  needs: string
  takes: string
  guide: string[]
  fields: Field[]
  marks: Marks1
  start: KindStart
  /** has a sign-in through the browser */
  sign_in: boolean
  /**
   * Discover: Discover fills most of the form; the first fields are all a person
   * has to know.
   */
  discover: boolean
}

/** Field is one line of the settings form. */
export interface Field {
  key: string
  label: string
  help: string
  secret: boolean
  required: boolean
  /** empty: free text */
  options: string[]
  default: string
  /** shown behind 「くわしい設定」 */
  advanced: boolean
  /** several lines, such as a PEM key */
  lines: boolean
  /** filled by Spec.SignIn; may also be pasted */
  sign_in: boolean
  /**
   * Trial: a new value may begin to work later than it is entered. It waits as
   * Next(Key) beside the old one, and the connector moves it when it works.
   */
  trial: boolean
  /**
   * Shared: given in one account it serves every account that has the field and
   * leaves it empty.
   */
  shared: boolean
  /**
   * When names another field and its values, as "auth=,password": the field is
   * shown, and Required, only while that field has one of them. Empty: always.
   */
  when: string
}

/** Marks tells which marks the kind can carry over, and how an inquiry ends. */
export interface Marks1 {
  read: boolean
  complete: boolean
  /** without it completing is for good */
  incomplete: boolean
  private: boolean
  /** why it is complete; the first is the usual one */
  reasons: Choice[]
}

/** KindStart tells how the shop writes first with a kind. */
export interface KindStart {
  /** false: the customer must have written */
  can: boolean
  /** it belongs to an order; otherwise to a mail address */
  by_order: boolean
  subject: boolean
  categories: Choice[]
}

/** KindList is every kind. */
export interface KindList {
  kinds: Kind[]
}

/**
 * Account is a configured connector (接続). Secrets never come out: Sealed
 * names those that are set.
 */
export interface Account {
  id: number
  kind: string
  label: string
  /** 楽天市場; "" for one that is no mall */
  mall: string
  mark: string
  shape: string
  name: string
  /** new ok retry stopped paused */
  state: string
  reason: string
  /** Japanese: what happened and the next step */
  text: string
  notices: Notice[]
  settings: {
    [k: string]: string
  }
  sealed: string[]
  keys: Key[]
  last_ok_at: number
  /** since when it does not work, 0 while it does */
  failing_at: number
  next_at: number
  /** seconds between polls */
  every: number
  busy: boolean
  inquiries: number
  version: number
  /** Japanese: what to do now, also when all is well */
  advice: string
  /** fields whose new value waits until it works */
  pending: string[]
  /** what the connection can do; see connectors.Abilities */
  abilities: string[]
  /** to the other side, on this Japanese day; counted with the ability "calls" */
  calls_today: number
  /** a day, 0: the other side names none */
  calls_limit: number
  polls_today: number
  failures_today: number
  /** How much of the past has been read, in items; both 0 when none is left. */
  progress_done: number
  progress_all: number
  past: PastState
}

/** Notice is something wrong with a connection that does not stop it. */
export interface Notice {
  code: string
  text: string
  /** a person should act soon */
  serious: boolean
}

/** Key is something of an account that ends. */
export interface Key {
  name: string
  label: string
  expires: number
  life_days: number
  days_left: number
  /** "ok", "soon", "urgent", "over", "" (unknown) */
  level: string
  next: string
}

/** AccountList is every account. */
export interface AccountList {
  accounts: Account[]
  search: SearchPreparing
}

/** how far what came is ready to be searched; All is 0 when it is */
export interface SearchPreparing {
  done: number
  all: number
}

/** AccountForm is a filled settings form. An empty secret keeps the stored one. */
export interface AccountForm {
  /** 0: a new account */
  id: number
  version: number
  kind: string
  name: string
  settings: {
    [k: string]: string
  }
  secrets: {
    [k: string]: string
  }
  /** first pull reaches back to here */
  since: number
  /** a finished sign-in that fills the secrets it has brought */
  sign_in: string
}

/** PastChange is what a person wants of the past of an account. */
export interface PastChange {
  id: number
  /** reading, paused, ended */
  state: string
}

/** Probed is the outcome of 接続テスト. */
export interface Probed {
  ok: boolean
  code: string
  text: string
}

/** Inspected is the outcome of trying every function of a connection. */
export interface Inspected {
  steps: Step[]
}

/** Step is one line of an inspection. */
export interface Step {
  /** Japanese: what was tried */
  name: string
  /** "ok", "failed", "skipped" */
  state: string
  /** Japanese: what it means and the next step, empty when all is well */
  text: string
  /** for support: status, code, shape of the answer */
  detail: string
}

/** Synced is the outcome of one round of polling. */
export interface Synced {
  accounts: SyncedAccount[]
}

/** SyncedAccount is what polling one account brought. */
export interface SyncedAccount {
  account: number
  name: string
  ok: boolean
  /** new or changed */
  inquiries: number
  orders: number
  files: number
  reason: string
  text: string
}

/** Me is who acts and what the page needs at its start. */
export interface Me {
  /** of the staff */
  id: number
  name: string
  role: string
  demo: boolean
  /** inside the desktop window */
  window: boolean
  version: string
  /** seconds a reply waits */
  hold: number
  now: number
  /** what the page may offer; the program decides again */
  rights: string[]
  /** sees names, addresses and numbers masked */
  masked: boolean
  /** nobody has said who they are, or the window is locked */
  locked: boolean
  /** without a key or a click until the page locks, 0 never */
  lock_minutes: number
  /** one person without a PIN: nothing is ever asked */
  alone: boolean
}

/** Staff is a person who works or has worked here (担当者). */
export interface Staff {
  id: number
  name: string
  kana: string
  /** owner, staff, trainee, accounting, viewer */
  role: string
  /** has left, or the last day is over */
  off: boolean
  /** YYYY-MM-DD, "" for no end */
  last_day: string
  has_pin: boolean
  /** too many wrong PINs: the owner has to unlock */
  stuck: boolean
  version: number
}

/** Staffs are everybody in the order they came. */
export interface Staffs {
  staff: Staff[]
}

/**
 * StaffRemoval says that a person has left, and who takes over the open
 * inquiries (0: nobody).
 */
export interface StaffRemoval {
  id: number
  to: number
}

/** StaffLoad is how much a person has open. */
export interface StaffLoad {
  open: number
}

/** SwitchRequest changes who sits at the window. */
export interface SwitchRequest {
  id: number
  pin: string
}

/** PINChange gives a person a PIN; an empty one takes it away. */
export interface PINChange {
  id: number
  pin: string
  /** the present one, of one's own */
  old: string
}

/** PINSet is what a new PIN of an owner brings: a code that is shown once. */
export interface PINSet {
  recovery: string
}

/** Recovery sets an owner's PIN by the recovery code. */
export interface Recovery {
  id: number
  code: string
  pin: string
}

/** Protection is how the shop keeps personal data from its own people. */
export interface Protection {
  mask_trainee: boolean
  mask_staff: boolean
  mask_viewer: boolean
  /** also what nobody looks after */
  trainee_open: boolean
  /** without a key or a click until the window locks, 0 never */
  lock_minutes: number
  /** answers of the staff are agreed to as well, as those of trainees always are */
  ask_staff: boolean
  /** the staff may agree to what others ask for */
  staff_approve: boolean
}

/** RevealRequest asks for what a mask hides, or asks the owner for it. */
export interface RevealRequest {
  /** inquiry */
  id: number
  /** as it is shown */
  mask: string
  reason: string
}

/** Revealed is what was hidden; asked when the owner has to look instead. */
export interface Revealed {
  text: string
  asked: boolean
}

/**
 * ApprovalRequest asks for a reply (承認を頼む): whoever may agree reads it and sends
 * it.
 */
export interface ApprovalRequest {
  id: number
  text: string
  files: DraftFile[]
  template: number
  facts: DraftFacts3
  seen_id: number
  /** of the draft */
  version: number
  note: string
  /** close it after sending */
  done: boolean
  /** planned moment to send at, 0 when it is approved */
  at: number
  follow: number
}

/** what it is made of; empty: as the draft */
export interface DraftFacts3 {
  /** what a person typed for a fact */
  typed: {
    [k: string]: string
  }
  /** templates that were put in, in their order */
  parts: DraftPart[]
  /** steps beside the reply that are done */
  ticked: string[]
  /** what the books shall know once it has left */
  records: DraftRecord[]
}

/** ApprovalQuery selects approvals: those of one inquiry, else all that are open. */
export interface ApprovalQuery {
  inquiry: number
}

/** ApprovalList are approvals, the oldest first. */
export interface ApprovalList {
  approvals: Approval[]
}

/**
 * Approval is a reply that somebody else has to agree to (承認). A list leaves
 * words and changes out.
 */
export interface Approval {
  id: number
  inquiry_id: number
  customer: string
  subject: string
  /** open approved returned withdrawn */
  state: string
  /** role template rule asked */
  why: string
  text: string
  /** what was sent, "" until then */
  final: string
  files: DraftFile[]
  /** 0 for none */
  template: number
  template_name: string
  done: boolean
  /** planned, 0 at once */
  send_at: number
  follow: number
  /** who asked */
  by: string
  asked_at: number
  answered_by: string
  answered_at: number
  outbox_id: number
  version: number
  /** newest message of the thread */
  newest: number
  /** somebody has written since it was asked for */
  newer: boolean
  /** the acting person asked */
  mine: boolean
  /** the acting person may agree */
  may: boolean
  /** what the books shall know once it has left */
  records: RecordLine[]
  words: ApprovalWord[]
  changes: TextChange[]
}

/** ApprovalWord is something said about it. */
export interface ApprovalWord {
  by: string
  at: number
  text: string
}

/** TextChange is how a text differs from another. */
export interface TextChange {
  /** template, earlier, asked */
  against: string
  pieces: TextPiece[]
}

/** TextPiece is a part of both texts or of one. */
export interface TextPiece {
  /** same, gone, new */
  kind: string
  text: string
}

/** ApproveRequest sends a reply that was asked for, as it is or changed. */
export interface ApproveRequest {
  id: number
  version: number
  /** "" as it was asked for */
  text: string
  /** newest message the person has read */
  seen_id: number
  done: boolean
  /** planned moment, 0 when the hold is over */
  at: number
  /** seconds; -1: the shop's own setting */
  hold: number
  /** Confirm and Accepted as in SendRequest. */
  confirm: boolean
  accepted: string[]
}

/** ApprovalWords says something about it: why it is returned, or a question. */
export interface ApprovalWords {
  id: number
  version: number
  text: string
}

/** ApprovalText asks how a changed text differs from what was asked for. */
export interface ApprovalText {
  id: number
  text: string
}

/** RescheduleRequest sets when a queued reply leaves. */
export interface RescheduleRequest {
  id: number
  at: number
}

/**
 * HandOver gives an inquiry to an owner, who alone reads it from then on when it
 * is marked カスハラの疑い.
 */
export interface HandOver {
  id: number
  note: string
}

/** AuditQuery selects and pages the record of who did what. */
export interface AuditQuery {
  /** 0: everybody */
  staff: number
  /** Next of the page before */
  before: number
  limit: number
}

/** AuditRow is one thing that a person did or looked at, never its content. */
export interface AuditRow {
  id: number
  at: number
  staff_id: number
  by: string
  verb: string
  subject: string
  /** id of the subject */
  about: number
  detail: string
}

/** AuditPage is one page, the newest first. */
export interface AuditPage {
  rows: AuditRow[]
  /** 0 on the last page */
  next: number
}

/** ShopSettings are the shop's own facts used in replies. */
export interface ShopSettings {
  shop_name: string
  staff_name: string
  signature: string
  hours: string
  shop_phone: string
  /** where returned goods are sent */
  return_to: string
  /** Of goods that a customer sends back because he has changed his mind. */
  return_terms: string
  /** who pays */
  return_postage: string
  /** account for transfers */
  bank: string
  /** 適格請求書の登録番号: T and 13 figures */
  tax_number: string
  /** why the number may be wrong; only in answers */
  tax_doubt: string
  reply_hours: number
  hold: number
}

/** RawText is a message as it came. */
export interface RawText {
  text: string
}

/** Hint is one event: which things may have changed; no ids means all. */
export interface Hint {
  name: string
  ids: number[]
}

/**
 * Alert is something a person should know of without looking for it. Its title
 * and text name no customer: whoever stands beside the screen reads them too.
 */
export interface Alert {
  /** stable as long as the cause is the same */
  id: string
  /** info, warn, serious */
  level: string
  /** key, stopped, failing, notice, outbox, due, follow, new, disk */
  kind: string
  title: string
  /** what it means and the next step */
  text: string
  at: number
  /** 0: none */
  account: number
  /** the one to open, 0: none or several */
  inquiry: number
  /** a notification of it has been shown */
  told: boolean
}

/** AlertList is what is to be known now, the most serious first. */
export interface AlertList {
  alerts: Alert[]
}

/** ToldAlerts are alerts that a notification has shown. */
export interface ToldAlerts {
  ids: string[]
}

/** AlertChoice is whether alerts of a kind are shown. */
export interface AlertChoice {
  kind: string
  label: string
  on: boolean
}

/** AlertChoices is every kind of alert. */
export interface AlertChoices {
  choices: AlertChoice[]
}

/** MailboxSearch asks for the settings of a half-filled form. */
export interface MailboxSearch {
  form: AccountForm
  /** Look allows to ask the network; without it the answer comes at once. */
  look: boolean
}

/** MailboxFound is what is known or was found out. */
export interface MailboxFound {
  /** as a person knows the service, "" when unknown */
  provider: string
  /** fields to fill; never a secret */
  settings: {
    [k: string]: string
  }
  /** with a password or a sign-in the form is whole */
  complete: boolean
  /** values of the field auth, the best first */
  ways: string[]
  /** Japanese: what it is and the next step */
  text: string
  /** what was tried */
  steps: Step[]
  /** a person may choose one as the server */
  hosts: string[]
}

/** FolderList is what a mailbox holds, in the order to choose from. */
export interface FolderList {
  folders: Folder[]
}

/** Folder is a place in a mailbox. */
export interface Folder {
  /** as settings name it */
  name: string
  /** as a person reads it */
  label: string
  /** "inbox", "sent", "drafts", "junk", "trash", "archive", "" for another */
  use: string
  /** messages in it, -1 when not known */
  count: number
}

/** SignInBegun is a sign-in that waits for a person. */
export interface SignInBegun {
  id: string
  /** opened in the person's own browser */
  url: string
  /** where the browser comes back to */
  redirect: string
  /**
   * Listening: the desk notices by itself that the browser is back. Otherwise
   * the address it shows has to be pasted, and Text says why.
   */
  listening: boolean
  text: string
}

/** SignInID names a sign-in. */
export interface SignInID {
  id: string
}

/** SignInAddress is the address the browser shows after the sign-in. */
export interface SignInAddress {
  id: string
  address: string
}

/** SignInState is how a sign-in stands. */
export interface SignInState {
  id: string
  /** waiting, done, failed */
  state: string
  /** why it failed */
  code: string
  /** Japanese: what happened and the next step */
  text: string
  account: number
}

/** SearchQuery is what stands in the search box and what is ticked beside it. */
export interface SearchQuery {
  text: string
  /** 0: all */
  year: number
  /** in, out, memo, fact; empty: all */
  kinds: string[]
  /** empty: all */
  accounts: number[]
  after: string
  /** 0: all */
  limit: number
}

/**
 * SearchAnswer is everything that a question finds. Totals, facets, orders and
 * customers stand on the first page only.
 */
export interface SearchAnswer {
  chips: SearchChip[]
  hits: SearchHit[]
  next: string
  total: SearchTotal
  counted: SearchTotal1
  years: SearchYear[]
  months: SearchMonth[]
  kinds: SearchKind[]
  accounts: SearchAccount[]
  orders: SearchOrders
  customers: SearchCustomers
  /** when nothing is found: what each word finds by itself */
  alone: SearchAlone[]
  preparing: SearchPreparing1
}

/** SearchChip is one thing that was typed, as the screen shows and removes it. */
export interface SearchChip {
  /** as typed */
  text: string
  /** "" for a word; name, owner, period, files, account, state, category, tag, order, phone, tracking */
  key: string
  not: boolean
  /** the whole question without it */
  without: string
  /** why it does nothing, or finds nothing */
  problem: string
}

/** SearchHit is an inquiry that was found, and where. */
export interface SearchHit {
  inquiry: Row
  /** in which the snippet stands, 0 for none */
  message: number
  /** what the snippet is: text, file, attached, name, phone, order, tracking, memo … */
  label: string
  /** as of SearchKind */
  kind: string
  snippet: string
  /** in the snippet */
  marks: Mark[]
  /** in the subject of the row */
  subject: Mark[]
  /** in the customer's name of the row */
  customer: Mark[]
  /** how often a word stands in it */
  places: number
}

/** Mark is a place in a text in UTF-16 units. */
export interface Mark {
  start: number
  end: number
}

/** SearchTotal is a count that may end at a limit: 「1,000+」. */
export interface SearchTotal {
  count: number
  more: boolean
}

/** SearchTotal is a count that may end at a limit: 「1,000+」. */
export interface SearchTotal1 {
  count: number
  more: boolean
}

/** SearchYear counts the inquiries whose newest message is of a year. */
export interface SearchYear {
  year: number
  count: number
}

/** SearchMonth counts the inquiries of a month, 2026-11. */
export interface SearchMonth {
  month: string
  count: number
}

/**
 * SearchKind counts the inquiries in which a word stands in a kind of place: what
 * the customer wrote (in), the shop wrote (out), a note or telephone memo (memo),
 * or names, numbers, subject (fact). One inquiry may count in several.
 */
export interface SearchKind {
  kind: string
  count: number
}

/** SearchAccount counts the inquiries of an account. */
export interface SearchAccount {
  id: number
  name: string
  count: number
}

/** SearchOrders are the newest orders that were found. */
export interface SearchOrders {
  orders: OrderRow[]
  total: SearchTotal
}

/**
 * SearchCustomers are the customers whose name, address or telephone number was
 * found.
 */
export interface SearchCustomers {
  customers: CustomerRow[]
  total: SearchTotal
}

/** SearchAlone is what a word finds without the others. */
export interface SearchAlone {
  text: string
  total: SearchTotal
}

/** how far what came is ready; All is 0 when it is */
export interface SearchPreparing1 {
  done: number
  all: number
}

/** SearchPreparing is how far the search is being made ready; all 0 when it is. */
export interface SearchPreparing2 {
  done: number
  all: number
}

/**
 * DraftSettings is how a machine may help to word replies. It is off until an
 * owner switches it on.
 */
export interface DraftSettings {
  on: boolean
  /** http://127.0.0.1:11434/v1 */
  endpoint: string
  model: string
  /** goes in, never out; "" keeps what is stored */
  key: string
  /** goes in */
  forget_key: boolean
  has_key: boolean
  /** the words stay on this machine */
  local: boolean
  /** the customer's words go along */
  written: boolean
  /** never for these */
  categories: number[]
  /** never with these marks: complaint, care, harassment */
  cares: string[]
  /** never where the customer writes of illness and the like */
  sensitive: boolean
  /** never where the customer writes of refunds or damages */
  money: boolean
  /** an answer may take */
  seconds: number
}

/** DraftTest is what an endpoint said to a try without any data of a customer. */
export interface DraftTest {
  ok: boolean
  /** Japanese */
  text: string
  /** milliseconds */
  took: number
  models: string[]
}

/** LocalModels are the servers that were found on this machine. */
export interface LocalModels {
  servers: LocalServer[]
}

/** LocalServer is one of them. */
export interface LocalServer {
  /** Ollama, llama.cpp, LM Studio */
  name: string
  endpoint: string
  models: string[]
}

/**
 * DraftHelp tells whether a machine may help with an inquiry, and how the last
 * draft stands.
 */
export interface DraftHelp {
  inquiry_id: number
  on: boolean
  local: boolean
  host: string
  model: string
  /** Japanese: why not for this inquiry, "" when it may */
  why: string
  tones: string[]
}

/** DraftWish is what a person wants a machine to word. */
export interface DraftWish {
  /** of the inquiry */
  id: number
  points: string[]
  tone: string
  /** the mark of the preview the person has seen; needed when words leave this machine */
  seen: string
}

/** DraftPreview is exactly what would be sent. */
export interface DraftPreview {
  inquiry_id: number
  local: boolean
  host: string
  model: string
  text: string
  /** for DraftWish.Seen */
  mark: string
}

/** DraftRun is a machine's draft, also while it is being written. */
export interface DraftRun {
  inquiry_id: number
  /** in the log, 0 when there has been none */
  number: number
  /** "", running, done, cut, stopped, failed */
  state: string
  text: string
  /** Japanese: why it is not whole */
  why: string
  /** places that nothing bears out, once it has ended */
  problems: Problem[]
  model: string
  /** milliseconds */
  took: number
}

/** DoubtConfirm says that a person has held a doubtful value against the records. */
export interface DoubtConfirm {
  /** of the inquiry */
  id: number
  value: string
  /** the same value, typed by the person */
  typed: string
}

/** DraftLogQuery pages the log. */
export interface DraftLogQuery {
  /** number of the last entry seen, 0 from the newest */
  before: number
  limit: number
}

/** DraftLog is what machines have drafted, the newest first. */
export interface DraftLog {
  entries: DraftLogEntry[]
  /** for Before; 0 at the end */
  next: number
}

/** DraftLogEntry is one draft of a machine and what became of it. */
export interface DraftLogEntry {
  number: number
  inquiry_id: number
  at: number
  by: string
  host: string
  model: string
  /** version */
  prompt: string
  local: boolean
  tone: string
  points: string[]
  state: string
  /** code */
  reason: string
  took: number
  doubts: number
  /** what left this machine */
  sent: string
  /** what came */
  body: string
  /** what the person sent, "" when nothing yet */
  final: string
  /** letters */
  changed: number
  /** what the person made of Body; empty when nothing was sent */
  change: TextPiece[]
}

/** SearchPlaceQuery asks where the words of a question stand in an inquiry. */
export interface SearchPlaceQuery {
  id: number
  text: string
}

/**
 * SearchPlaces are all places of an inquiry that a question finds, in the order
 * of the conversation.
 */
export interface SearchPlaces {
  places: SearchPlace[]
}

/** SearchPlace is a text of an inquiry with its marks. */
export interface SearchPlace {
  /** 0: of the inquiry itself */
  message: number
  label: string
  /** "" for the text of a message, which the screen has */
  text: string
  marks: Mark[]
}

/**
 * AlikeList are earlier questions that are like the one of an inquiry, with what
 * was answered, the most alike first.
 */
export interface AlikeList {
  alike: AlikeAnswer[]
}

/**
 * AlikeAnswer is an earlier question and its answer, both without what belongs to
 * that case: facts stand as {名前}.
 */
export interface AlikeAnswer {
  /** the earlier inquiry */
  inquiry_id: number
  /** the answer */
  message_id: number
  at: number
  mall: string
  question: string
  answer: string
  /** Japanese, the strongest first */
  reasons: string[]
  /** 模範回答 */
  model: boolean
  /** further inquiries that were answered in the same words */
  more: number
}

/** PastUse puts an earlier answer into the reply to an inquiry. */
export interface PastUse {
  /** of the inquiry that is answered now */
  id: number
  /** the earlier answer */
  message: number
}

/** ModelChange marks an answer as worth reading again (模範回答), or no longer. */
export interface ModelChange {
  /** of the message */
  id: number
  on: boolean
  note: string
}

/** ModelList are the marked answers, the newest mark first. */
export interface ModelList {
  models: ModelAnswer[]
}

/** ModelAnswer is a marked answer without what belongs to its case. */
export interface ModelAnswer {
  inquiry_id: number
  message_id: number
  /** when it was marked */
  at: number
  by: string
  note: string
  answer: string
}

/**
 * TemplateSource says what a new template is made from: an answer of the inquiry,
 * or, with Message 0, Text.
 */
export interface TemplateSource {
  /** of the inquiry */
  id: number
  message: number
  text: string
}

/**
 * TemplateStart is a template that is not saved yet. The facts of the case have
 * become variables; what has none stands as a hole that the editor marks.
 */
export interface TemplateStart {
  name: string
  category: string
  category_id: number
  body: string
  /** places that fill themselves */
  variables: number
  /** places a person has to decide */
  holes: number
  /** what of the case was taken out, in the order of the text */
  taken: Was[]
}

/** Was is a value of a case and what stands in its place. */
export interface Was {
  name: string
  /** a variable that fills itself; else a hole */
  known: boolean
  was: string
}

/** FAQ is what customers ask again and again, with its answer in general words. */
export interface FAQ {
  id: number
  question: string
  answer: string
  /** 0 for none */
  category_id: number
  category: string
  /** that answers the same in a reply, 0 for none */
  template_id: number
  template: string
  /** on the pages of the shop */
  shown: boolean
  uses: number
  /** in the shop's order, from 0 */
  place: number
  /** the category of the inquiry that was named */
  fits: boolean
  by: string
  changed_at: number
  version: number
  /** of the answer */
  problems: Problem[]
}

/** FAQQuery lists entries. When an inquiry is named, those of its category come first. */
export interface FAQQuery {
  /** of an inquiry, 0 for none */
  id: number
  /** every word of it stands somewhere */
  search: string
  /** 0 any, -1 those without one */
  category: number
}

/** FAQList are the entries that were asked for. */
export interface FAQList {
  faqs: FAQ[]
  /** of the shop */
  total: number
}

/** FAQRemoval takes one away. */
export interface FAQRemoval {
  id: number
  version: number
}

/** FAQMove puts one at a place of the shop's order, from 0. */
export interface FAQMove {
  id: number
  place: number
}

/** FAQUse puts an answer into the reply to an inquiry. */
export interface FAQUse {
  /** of the inquiry */
  id: number
  faq: number
}

/** FAQSource is an answer in a conversation. */
export interface FAQSource {
  /** of the inquiry */
  id: number
  message: number
}

/**
 * FAQStart is an entry that is not saved yet: a question and its answer without
 * what belongs to their case.
 */
export interface FAQStart {
  question: string
  answer: string
  category_id: number
  category: string
  /** names of what was taken out, each once */
  taken: string[]
}

/** FAQExport chooses a file of entries. */
export interface FAQExport {
  /** "html" for the pages of the shop, "csv" for a spreadsheet */
  kind: string
  /** 0 any, -1 those without one */
  category: number
  /** only what is for the pages; HTML never holds anything else */
  shown: boolean
  /** "utf-8" ("" too) or "cp932" */
  charset: string
}

/** FAQFile is a file of entries as it goes out. */
export interface FAQFile {
  name: string
  type: string
  /** base64 */
  data: string
  /** HTML as it is pasted, "" of a CSV */
  text: string
  count: number
}

/** Manual is how the shop handles a kind of question (手順書). */
export interface Manual {
  /** 0 is the page for every question */
  category: number
  title: string
  /** "" when it is not written */
  body: string
  by: string
  changed_at: number
  version: number
}

/** ManualList are pages: of every category, or of one inquiry. */
export interface ManualList {
  /** 0 for the whole shop */
  inquiry_id: number
  /** of the inquiry */
  category: number
  manuals: Manual[]
}

/** CaseFileWish asks for a file of what customers and shop wrote: no file for the books. */
export interface CaseFileWish {
  /** cases, messages */
  kind: string
  /** csv, xlsx */
  form: string
  from: string
  to: string
}

/** CaseFileMade is a file that waits to be saved. */
export interface CaseFileMade {
  token: string
  name: string
  rows: number
  size: number
  sha256: string
  warnings: string[]
}

/** CaseFileToken names it. */
export interface CaseFileToken {
  token: string
}

/**
 * Entry is what the books must know of an inquiry (経理の記録). Only a draft can be
 * changed; what is confirmed is corrected by another entry.
 */
export interface Entry {
  id: number
  /** EV-YYYYMM-NNNN, "" for a draft */
  event_id: string
  /** YYYY-MM-DD, the business day in Japan */
  date: string
  /** rakuten, yahoo, own */
  channel: string
  channel_name: string
  account: number
  order_number: string
  order_id: number
  inquiry_id: number
  /** the mail that promised it, 0 for none */
  message_id: number
  outbox_id: number
  type: string
  type_label: string
  /** which of the journals of its type */
  variant: string
  /** the reason; goes into every file: nobody's name, address or phone */
  memo: string
  /** for the accountant */
  note: string
  /** none: no journal */
  lines: BookLine[]
  /** of the lines, or what it is about without any */
  amount: number
  settled_by: string
  evidence: string
  /** draft, confirmed, exported, reversed */
  status: string
  related_id: number
  related_event_id: string
  /** type of the entry that a REVERSAL takes back */
  undoes: string
  /** why it corrects another */
  reason: string
  exports: string[]
  created_at: number
  created_by: string
  confirmed_at: number
  confirmed_by: string
  version: number
  doubts: EntryDoubt[]
}

/**
 * Line is one row of a journal: one debit, one credit, one amount. Every row
 * balances in itself, so that no package ever sees an empty side.
 */
export interface BookLine {
  debit: string
  debit_sub: string
  /** a tax Key */
  debit_tax: string
  credit: string
  credit_sub: string
  credit_tax: string
  /** yen with tax, always more than nothing */
  amount: number
  /** 10, 8 or 0 */
  rate: number
  /** counts only with a TaxSource */
  tax_yen: number
  /** Tax…; "": not said, Shop.Tax reckons it */
  tax_source: string
}

/** EntryDoubt is what a person should see before an entry goes to the books. */
export interface EntryDoubt {
  entry_id: number
  event_id: string
  /** as the screen names it */
  column: string
  text: string
  /** what stands there */
  before: string
  /** what a file makes of it, "" for the same */
  after: string
  /** nothing goes out while it is so */
  block: boolean
}

/** EntryQuery selects and pages entries. Zero values select everything. */
export interface EntryQuery {
  from: string
  to: string
  min: number
  /** 0 for no end */
  max: number
  /** each of its words stands in partner, number or text */
  partner: string
  channel: string
  type: string
  status: string
  inquiry_id: number
  order: string
  after: string
  /** 0 for all */
  limit: number
}

/** EntryPage is one page of entries, the newest day first. */
export interface EntryPage {
  entries: Entry[]
  next: string
}

/** EntryRef names an entry as a person has read it. */
export interface EntryRef {
  id: number
  version: number
}

/** EntryRefs are entries that are confirmed together, all of them or none. */
export interface EntryRefs {
  entries: EntryRef[]
}

/** EntryWish is what a person says of an entry; the journal is proposed. */
export interface EntryWish {
  /** of the inquiry, 0 for none */
  id: number
  /** "" for the order of the inquiry */
  order: string
  type: string
  /** "" for the usual one */
  variant: string
  /** "" for today */
  date: string
  /** "" for the name of the type */
  memo: string
  note: string
  /** in one sum; a refund is shared out over the rates of the order. 0: the whole order */
  amount: number
  /** by rate, instead */
  amounts: BookPerRate[]
  /** carrier, workshop */
  partner: string
  bank: string
  /** of a transfer */
  fee: number
  /** of a purchase: qualified, transitional, none, "" for not said */
  invoice: string
}

/** PerRate is an amount at one tax rate. */
export interface BookPerRate {
  /** 10, 8 or 0 */
  rate: number
  /** yen with tax */
  amount: number
  tax_yen: number
  /** Tax…; "": TaxYen is reckoned */
  tax_source: string
}

/** EntryProposal is an entry that is not saved yet. */
export interface EntryProposal {
  entry: Entry
  /** what the order has at each rate, as its mall says it */
  order: BookPerRate[]
  /** the mall has fixed the amounts */
  known: boolean
}

/** EntryCorrection turns an entry round and, where there is one, adds the right one. */
export interface EntryCorrection {
  id: number
  version: number
  /** of the correction, "" for today */
  date: string
  reason: string
  /** one or none */
  instead: Entry[]
}

/** EntryList are entries that an act has made. */
export interface EntryList {
  entries: Entry[]
}

/** EntryWords are the words of the screen: types with their journals, taxes, places. */
export interface EntryWords {
  kinds: BookKind[]
  taxes: EntryWord[]
  channels: BookChannel[]
  settled: EntryWord[]
}

/** Kind is a type of event with the journals that are proposed for it. */
export interface BookKind {
  code: string
  label: string
  /** when it is the right one, a Japanese sentence */
  help: string
  /** the first is proposed */
  variants: BookVariant[]
  /** money comes to the shop */
  incoming: boolean
  /** gives back part of an order's price */
  refund: boolean
  /** the shop pays somebody for something */
  outlay: boolean
}

/** Variant is one way to book a kind. */
export interface BookVariant {
  code: string
  label: string
  /** none: no journal */
  rows: BookRow[]
  settled_by: string
  /** 要確認: practice differs, ask the tax accountant */
  unsure: boolean
}

/** Row is one line of a journal before amounts and the shop's names are known. */
export interface BookRow {
  debit: string
  /** a family of tax keys, "" for 対象外 */
  debit_tax: string
  credit: string
  credit_tax: string
  /** takes the bank's fee, not the amounts */
  fee: boolean
}

/** Channel is a place the shop sells at. */
export interface BookChannel {
  code: string
  /** 楽天市場; also the name in the tables */
  label: string
  /** 楽天: begins every 摘要 */
  short: string
  /** 補助科目 of 売掛金 and 未払金 towards it; "" for none */
  sub: string
}

/** EntryImport asks how a held file of entries is read, and with Apply takes it in. */
export interface EntryImport {
  token: string
  /** none: by Map or by the headings */
  fields: OrderField[]
  /** of theirs, by ours */
  words: EntryFileWord[]
  /** name of a saved map; "" for the one saved for these headings */
  map: string
  /** by the headings, whatever is saved for them */
  guess: boolean
  /** else only looks */
  apply: boolean
}

/** EntryFileWord is a word of the file and which of ours it is. */
export interface EntryFileWord {
  field: string
  word: string
  /** "" while nobody has said */
  ours: string
}

/** EntryMap is a saved way to read tables with certain headings (列の対応). */
export interface EntryMap {
  name: string
  /** headings of the table it was saved with */
  columns: string[]
  /** those that have a place */
  fields: OrderField[]
  words: EntryFileWord[]
}

/** EntryMapList are the saved maps by name. */
export interface EntryMapList {
  maps: EntryMap[]
}

/** EntryMapSave keeps how a held file is read under a name; one that has the name is replaced. */
export interface EntryMapSave {
  token: string
  name: string
  fields: OrderField[]
  words: EntryFileWord[]
}

/** EntryMapName names a saved map. */
export interface EntryMapName {
  name: string
}

/** EntryMapChoice is a saved map beside a file. */
export interface EntryMapChoice {
  name: string
  /** the file has every column that it needs */
  fits: boolean
}

/** EntryFileChoice are the words that a field may hold. */
export interface EntryFileChoice {
  field: string
  words: EntryWord[]
}

/** EntryFileView is a file as it would come in. */
export interface EntryFileView {
  name: string
  /** its columns are named by a map; JSON needs none */
  table: boolean
  columns: OrderColumn[]
  fields: OrderField[]
  /** to be explained, or explained */
  words: EntryFileWord[]
  choices: EntryFileChoice[]
  /** name of the saved map it is read by, "" for none */
  map: string
  maps: EntryMapChoice[]
  /** why it cannot be read by this map, "" when it can */
  problem: string
  plan: EntryImportPlan
}

/** rows: what is refused, and the first of the others */
export interface EntryImportPlan {
  rows: EntryImportRow[]
  new: number
  same: number
  refused: number
  done: boolean
  doubts: EntryDoubt[]
}

/** EntryImportRow is what becomes of one entry of a file. */
export interface EntryImportRow {
  /** of a CSV; its place in a JSON file, from 1 */
  line: number
  /** that in words: 3 行目 */
  place: string
  event_id: string
  date: string
  type: string
  amount: number
  /** new, same, refused */
  does: string
  reason: string
}

/** EntryImportPlan is what a file would bring, or has brought: all of it or nothing. */
export interface EntryImportPlan1 {
  rows: EntryImportRow[]
  new: number
  same: number
  refused: number
  done: boolean
  doubts: EntryDoubt[]
}

/** EntryMonth is a month of the books. */
export interface EntryMonth {
  /** YYYY-MM */
  month: string
  drafts: number
  /** that stand */
  entries: number
  amount: number
  locked: boolean
  locked_at: number
  locked_by: string
}

/** EntryMonths are the months that hold entries, the newest first. */
export interface EntryMonths {
  months: EntryMonth[]
}

/** MonthLock closes a month, or opens it again. */
export interface MonthLock {
  month: string
  locked: boolean
}

/** Books is how the shop keeps its books (経理の設定). SplitTax is of the csv alone. */
export interface Books {
  shop: BookShop
  /** the program it uses, as the kind of its export; csv for none, "" while nobody has said */
  package: string
  packages: PackageWords[]
  split_tax: BookSplitTax
  /** when the malls pay; nobody has said: the usual ones */
  payouts: MallPayout[]
  /** somebody has saved it; only in answers */
  known: boolean
  /** why the registration number may be wrong; only in answers */
  tax_doubt: string
  /** as it was read; "" writes over whatever is there */
  version: string
}

/** Shop is what a shop's books follow. The zero value of a word is its usual case. */
export interface BookShop {
  name: string
  /** 登録番号: T and 13 figures */
  invoice_number: string
  /** 経理方式: Method… */
  accounting_method: string
  /** 課税区分: Taxation… */
  consumption_tax: string
  /** 簡易課税: 第1種 to 第6種; retail is 2 */
  business_class: number
  /** 売上計上基準: On… */
  sales_recognition: string
  /** 端数処理: Round… */
  tax_rounding: string
  /** 少額特例: sales of two years ago up to 100 million yen */
  small_buyer: boolean
  /** a company; else a single trader, whose year is the calendar's */
  corporate: boolean
  /** first month of a company's year, 1 to 12 */
  fiscal_start: number
  /** how long documents are kept; 0 for 7 */
  keep_years: number
  accounts: BookAccounts
  channels: BookChannel[]
}

/**
 * Accounts are the shop's names of its accounts (勘定科目). An empty one means the
 * name in UsualAccounts.
 */
export interface BookAccounts {
  /** 売上高 */
  sales: string
  /** 返品科目: 売上高, 売上戻り高 or 売上値引高 */
  returns: string
  /** 売掛金 */
  receivable: string
  /** 前受金 */
  prepaid: string
  /** 未払金 */
  payable: string
  /** 現金 */
  cash: string
  /** 普通預金 */
  bank: string
  /** the bank it is at */
  bank_sub: string
  /** 荷造運賃 */
  freight: string
  /** 支払手数料 */
  fee: string
  /** 販売促進費 */
  promotion: string
  /** 雑損失 */
  loss: string
  /** 雑収入 */
  income: string
  /** 外注費 */
  outsource: string
  /** 修繕費 */
  repair: string
  /** 仕入高 */
  purchases: string
}

/** PackageWords are the shop's own words for one accounting program, laid over ours. */
export interface PackageWords {
  /** of an export */
  kind: string
  words: BookWords
}

/**
 * Words are what one package calls things: names must match its own letter by
 * letter. They are data that a person edits; each writer brings a preset.
 */
export interface BookWords {
  /** of yayoi: desktop or online */
  edition: string
  /** cp932 or utf8; "" for the package's usual one */
  encoding: string
  /** a tag on every row */
  tag: string
  /** write none */
  no_tag: boolean
  taxes: BookTaxWord[]
  /** only those that are called differently there */
  accounts: BookRename[]
  /** the same for 補助科目, 取引先 and 口座 */
  subs: BookRename[]
  /** of freee: accounts whose sub stays 補助科目 and is no 取引先 */
  sub_of: string[]
  /** letters the package does not have: 𠮷 → 吉 */
  replace: BookRename[]
  /** of mf: the header of the shop's own file */
  columns: string[]
  /** of freee: bills are paid at the end of the month that many months later */
  due_in: number
}

/** TaxWord is the name of one tax key in a package. */
export interface BookTaxWord {
  key: string
  text: string
  /** of mf: what stands in its インボイス column */
  invoice: string
  /** 要確認: no source we trust shows this very string */
  unsure: boolean
}

/** Rename is our word and theirs. */
export interface BookRename {
  from: string
  to: string
}

/**
 * SplitTax writes the tax of a line as a row of its own, in books without tax. Only our
 * own CSV does: the packages split it themselves and would book it twice.
 */
export interface BookSplitTax {
  on: boolean
  /** 仮受消費税; "" for that name */
  received: string
  /** 仮払消費税 */
  paid: string
}

/** MallPayout is one of the rounds in which a mall closes its accounts and pays (精算の時期). */
export interface MallPayout {
  channel: string
  /** day of the month, 31 for the last */
  close: number
  /** paid in the month of the closing (0), the next (1) or later */
  months: number
  /** day of that month, 31 for the last; 0 where business days count */
  day: number
  /** business days of banks after the closing, 0 for a day */
  business: number
}

/** BookPackages are the accounting programs with the words we would use for the shop. */
export interface BookPackages {
  packages: BookPackage[]
}

/** BookPackage is one of them. */
export interface BookPackage {
  kind: string
  label: string
  /** none: there is one only */
  editions: EntryWord[]
  /** none: it reads one only */
  encodings: EntryWord[]
  taxes: BookTax[]
  /** the shop's names, which the program may call otherwise */
  accounts: string[]
  subs: string[]
  usual: BookWords
}

/** BookTax is our word for a tax in a program. */
export interface BookTax {
  key: string
  label: string
  text: string
  /** of mf: its インボイス column */
  invoice: string
  /** 要確認 */
  unsure: boolean
  /** of a share that is not in force yet */
  later: boolean
}

/** BookFile is a journal that the shop's own program has written, or its beginning. */
export interface BookFile {
  /** which program it should be of; "" for any */
  kind: string
  /** base64 */
  data: string
}

/** BookLearned is what stands in it beside our words. */
export interface BookLearned {
  kind: string
  label: string
  rows: number
  encoding: string
  /** of mf: its header */
  columns: string[]
  accounts: string[]
  subs: string[]
  taxes: string[]
  /** ours, one by one */
  words: BookMatch[]
  doubts: string[]
}

/** BookMatch is a word of ours held against a file. */
export interface BookMatch {
  /** tax, account, sub */
  of: string
  /** the key of a tax, else our name */
  word: string
  label: string
  /** what our file says now */
  text: string
  invoice: string
  unsure: boolean
  later: boolean
  /** it stands in theirs */
  found: boolean
  /** theirs that come nearest, the nearest first */
  near: string[]
  /** the first of them is the same but for how it is written */
  sure: boolean
}

/** BookTake are the words of a file that become the shop's own. */
export interface BookTake {
  kind: string
  /** of the books as they were read */
  version: string
  encoding: string
  columns: string[]
  taxes: BookTaxWord[]
  accounts: BookRename[]
  subs: BookRename[]
}

/** ExportKind is a file that can be written for the books. */
export interface ExportKind {
  kind: string
  label: string
  help: string
}

/** ExportKinds are all of them. */
export interface ExportKinds {
  kinds: ExportKind[]
}

/** ExportRequest asks for a file of the confirmed entries of a period. */
export interface ExportRequest {
  kind: string
  /** first day, YYYY-MM-DD */
  from: string
  /** last day */
  to: string
  /** only what has not gone out as this kind */
  fresh: boolean
  /** of the preview a person has read: what is otherwise by now is not written. "": nobody has */
  seen: string
}

/**
 * ExportTotal is what a mall's entries come to at one tax, as the program of the books adds
 * it up: what is taken back counts down.
 */
export interface ExportTotal {
  channel: string
  name: string
  /** the tax: 課税売上の返還10%; "" for entries without a journal */
  word: string
  /** 0 for 対象外 and for entries without a journal */
  rate: number
  /** false: entries without a journal */
  journal: boolean
  count: number
  amount: number
  tax: number
}

/** ExportPreview is what a file would hold, with everything doubtful. */
export interface ExportPreview {
  kind: string
  file_name: string
  entries: Entry[]
  /** lines of journals */
  rows: number
  totals: ExportTotal[]
  /** nothing is written while there is one */
  blocks: EntryDoubt[]
  /** a person reads them and decides */
  warnings: EntryDoubt[]
  /** in the period; they do not go out */
  drafts: number
  /** as the same kind, of the same entries */
  earlier: Export[]
  /** the same file went out before and is given again */
  same: boolean
  /** names what the file would be made of, for the request that follows */
  seen: string
  /** what lies in a package; of other kinds none */
  contents: ExportPart[]
  /** of a package: while one is open, it may still change */
  months: ExportMonth[]
}

/** Export is a file that went to the books. */
export interface Export {
  id: number
  batch: string
  kind: string
  label: string
  from: string
  to: string
  file_name: string
  sha256: string
  size: number
  entries: number
  rows: number
  at: number
  by: string
  /** that were shown before it was written */
  warnings: EntryDoubt[]
  /** of a package: open, final, older; "" for other files and for parts of months */
  stage: string
}

/** ExportPart is a file of a package, or all its papers. */
export interface ExportPart {
  name: string
  what: string
  files: number
  /** of papers; 0 for what is not made yet */
  size: number
}

/** ExportMonth is a month of the books that a package touches. */
export interface ExportMonth {
  month: string
  /** that stand */
  entries: number
  locked: boolean
  locked_at: number
  locked_by: string
}

/** ExportQuery pages what went out, the newest first. */
export interface ExportQuery {
  before: number
  limit: number
}

/** ExportList is a page of it. */
export interface ExportList {
  exports: Export[]
}

/** ExportDone is a file as it went out. */
export interface ExportDone {
  export: Export
  type: string
  /** base64; "" for a package, which is fetched by its number */
  data: string
  /** it is the file of an earlier export, byte for byte */
  again: boolean
}

/**
 * Document is a paper of a deal that is kept as it is (証憑): a receipt or a notice that the
 * shop gave, or an invoice that it received. A wrong one is voided and keeps its number.
 * Its bytes are at /paper/document/<id>, those of a search as a zip at /paper/documents.
 */
export interface Document {
  id: number
  /** DOC-YYYYMM-NNNN */
  doc_id: string
  /** receipt, refund_notice, invoice, statement, delivery, other */
  kind: string
  /** as the paper calls itself */
  label: string
  direction: string
  /** YYYY-MM-DD, the day on it */
  issued: string
  /** the day of the deal */
  traded: string
  partner: string
  channel: string
  channel_name: string
  order_number: string
  order_id: number
  inquiry_id: number
  /** the mail it came with, 0 for none */
  message_id: number
  /** what it is to the books, 0 for nothing */
  entry_id: number
  event_id: string
  /** yen with tax, less than nothing for money given back */
  amount: number
  rates: DocumentRate[]
  tax_number: string
  /** how it was given: mail, web, paper; how it came for a received one */
  way: string
  way_label: string
  /** why again, anew, or though the mall does */
  reason: string
  note: string
  file_name: string
  type: string
  size: number
  sha256: string
  version: number
  supersedes_id: number
  /** number of the one it takes the place of, "" for none */
  supersedes: string
  /** number of the one that took its place */
  superseded_by: string
  /** the original of a reissue */
  first_id: number
  first: string
  /** how often it was issued again */
  reissue: number
  keep_until: string
  created_at: number
  created_by: string
  /** 0: it holds */
  voided_at: number
  voided_by: string
  void_reason: string
  /** how it was given, the first first */
  sendings: DocumentSending[]
}

/** DocumentRate is what a document comes to at one rate. */
export interface DocumentRate {
  rate: number
  /** yen with tax */
  amount: number
  tax: number
}

/**
 * DocumentSending says how a paper was given (渡した記録): the desk knows which of its answers
 * carried it, of everything else a person says so.
 */
export interface DocumentSending {
  id: number
  /** reply, mail, web, paper, post */
  way: string
  way_label: string
  /** YYYY-MM-DD */
  day: string
  /** 0: only the day is known */
  at: number
  /** the answer of the desk that carried it, 0 for none */
  outbox_id: number
  /** the message that carried it, 0 for none */
  message_id: number
  /** where that message stands, 0 once it is gone */
  inquiry_id: number
  /** the number that the mall or the mail has for it */
  remote: string
  note: string
  created_at: number
  created_by: string
  /** 0: it holds */
  undone_at: number
  undone_by: string
  undone_for: string
}

/**
 * DocumentQuery selects and pages documents. Zero values select everything; all that is
 * said holds together.
 */
export interface DocumentQuery {
  from: string
  to: string
  /** from and to are days of deals, else of papers */
  traded: boolean
  /** yen without the sign */
  min: number
  /** 0 for no end */
  max: number
  /** each of its words stands in partner, number or note */
  partner: string
  kind: string
  channel: string
  direction: string
  inquiry_id: number
  entry_id: number
  order: string
  /** "": all, no: those that hold, yes: those that were voided */
  voided: string
  after: string
  /** 0 for all */
  limit: number
}

/** DocumentPage is one page of documents, the newest day first. */
export interface DocumentPage {
  documents: Document[]
  next: string
}

/** DocumentWords are the words of the screen. */
export interface DocumentWords {
  /** the first two are issued here, all others are received */
  kinds: EntryWord[]
  /** sent, received */
  directions: EntryWord[]
  /** of payment, as they stand on a receipt */
  methods: EntryWord[]
  /** how it is to be given */
  ways: EntryWord[]
  /** how it was given, as a person may say */
  given: EntryWord[]
}

/** DocumentEnd voids a document. */
export interface DocumentEnd {
  id: number
  reason: string
}

/** DocumentGiving is what a person says of how a paper was given. */
export interface DocumentGiving {
  /** of the document */
  id: number
  /** reply, mail, web, paper, post */
  way: string
  /** "" for today, or for that of the message */
  day: string
  /** the message of the shop that carried it, 0 for none */
  message_id: number
  note: string
}

/** DocumentUngiving takes back what a person has said of it. */
export interface DocumentUngiving {
  /** of the document */
  id: number
  /** what was said */
  sending: number
  reason: string
}

/**
 * ReceiptWish is what a person says of a receipt or of a notice of a refund. What it does not
 * say, the order says.
 */
export interface ReceiptWish {
  /** its number; "" for that of the entry or of the document */
  order: string
  /** receipt, refund_notice */
  kind: string
  inquiry_id: number
  /** 宛名; "" or 上様 for none */
  name: string
  /** a person has said that it goes without a name */
  name_confirmed: boolean
  /** 但し書き, "" for お品代として */
  for: string
  /** "" for today, which is the only day there is */
  issued: string
  /** "" for that of the order; another one is refused */
  traded: string
  /** 0 for that of the order; another one is refused */
  amount: number
  /** Rates are what the person says of the rates where the order says nothing of them; else they are refused. */
  rates: DocumentRate[]
  /** "" for that of the order, else one of the words */
  method: string
  /** points used and what was left to pay */
  points_shown: boolean
  /** each article, else the sum by rate */
  items_shown: boolean
  /** mail, web, paper */
  way: string
  /** the refund that a notice is about */
  entry: number
  /** the document that is issued once more */
  reissue_of: number
  /** the document that this one takes the place of */
  corrects: number
  /** why again, anew, or though the mall gives it */
  reason: string
}

/** ReceiptLine is an article on a receipt. */
export interface ReceiptLine {
  name: string
  count: number
  price: number
  amount: number
  rate: number
  /** 軽減税率の対象: marked ※ */
  reduced: boolean
}

/**
 * ReceiptDraft is what would stand on a paper, and what a person should see before it is
 * issued. Nothing is kept yet.
 */
export interface ReceiptDraft {
  inquiry_id: number
  kind: string
  /** 領収書 */
  title: string
  /** for the ledger: 領収書(適格簡易請求書) */
  label: string
  /** as it will stand there, "" for none */
  name: string
  /** 様 or 御中, "" where the name has its own */
  honorific: string
  /** whom the order names: a proposal for 宛名 */
  offered: string
  for: string
  issued: string
  traded: string
  /** on a notice: the day of what is given back */
  supplied: string
  /** in words */
  method: string
  channel: string
  channel_name: string
  order_number: string
  shop: string
  tax_number: string
  lines: ReceiptLine[]
  rates: DocumentRate[]
  /** less than nothing on a notice */
  amount: number
  /** points and gift cards used, 0 where they are not shown */
  points: number
  /** what was left to pay after them */
  billed: number
  /** 再発行 of this document */
  first: string
  reissue: number
  supersedes: string
  keep_until: string
  advice: Advice1
  /** for the same order */
  earlier: Document[]
  /** Blocks keep it from being issued; NeedsReason tells that a reason takes some of them away. */
  blocks: Problem[]
  /** a person reads them and decides */
  warnings: Problem[]
  needs_reason: boolean
  /** characters that the font lacks */
  unprintable: string[]
  /** hint on revenue stamps, "" for none */
  stamp: string
}

/** who gives the receipt of this order */
export interface Advice1 {
  /** mall, shop, carrier, nobody, unclear */
  who: string
  /** it can be had now, as far as is known */
  ready: boolean
  /** the last Japanese day of it, "" when there is none */
  until: string
  /** how often the mall has issued it, 0 also when it does not tell */
  issued: number
  /** all of it in one line */
  line: string
  /** the rule behind it */
  why: string
  /** what to mind before the shop does anything */
  cautions: string[]
}

/** NewDocument is a received paper that is to be kept: an attachment of a message. */
export interface NewDocument {
  /** of the message */
  id: number
  /** of the attachment */
  file: number
  /** invoice, statement, delivery, receipt, other */
  kind: string
  issued: string
  /** "" for issued */
  traded: string
  partner: string
  /** the mall it is about, "" for none */
  channel: string
  amount: number
  /** as far as the paper says them */
  rates: DocumentRate[]
  tax_number: string
  note: string
  entry_id: number
  /** an earlier one with wrong particulars */
  corrects: number
  reason: string
}

/**
 * SettlementMap says which column of a mall's settlement holds what. A heading is "" where
 * no column has it.
 */
export interface SettlementMap {
  order: string
  amount: string
  day: string
  kind: string
  round: string
  /** minus: what was taken off has one; plus: it has a column of its own */
  signs: string
  /** kinds that are no refunds */
  skip: string[]
  /** ymd, mdy, dmy */
  dates: string
  /** before order numbers that are only digits */
  prefix: string
}

/** SettlementImport asks how a held file would be read, or brings it. */
export interface SettlementImport {
  token: string
  channel: string
  /** of all its rows, where no column has one */
  day: string
  /** likewise */
  round: string
  /** read it by Map; else as the last one of the mall, or by its headings */
  own: boolean
  map: SettlementMap
}

/** SettlementKind is a mall's word for what it took off. */
export interface SettlementKind {
  name: string
  rows: number
  yen: number
  skip: boolean
}

/** SettlementRow is what a settlement took off for an order. */
export interface SettlementRow {
  id: number
  line: number
  order: string
  yen: number
  day: string
  kind: string
  round: string
}

/** SettlementCounts are what a file holds. */
export interface SettlementCounts {
  /** that count */
  rows: number
  yen: number
  /** sales */
  added: number
  /** without an order */
  fees: number
  fees_yen: number
  /** that cannot be read */
  left: number
}

/** SettlementFileView is a file as it would be taken. */
export interface SettlementFileView {
  name: string
  charset: string
  sheet: string
  columns: OrderColumn[]
  map: SettlementMap
  /** the map is that of the last file of this mall */
  saved: boolean
  /** why it cannot be read so, "" when it can */
  problem: string
  /** the first ones */
  rows: SettlementRow[]
  counts: SettlementCounts
  kinds: SettlementKind[]
  damaged: OrderDamage[]
  more: number
  /** the same file, when it is here already */
  known: SettlementFile[]
}

/** SettlementFile is a settlement that is here (精算書). */
export interface SettlementFile {
  id: number
  channel: string
  channel_name: string
  name: string
  sha256: string
  rows: number
  left: number
  /** day of its first row */
  from: string
  to: string
  at: number
  by: string
}

/** SettlementDone is what an import has done. */
export interface SettlementDone {
  file: SettlementFile
  /** it was here: nothing has changed */
  again: boolean
  counts: SettlementCounts
  /** what counted and what was left out */
  kinds: SettlementKind[]
  damaged: OrderDamage[]
  more: number
}

/** SettlementFiles are all of them, the newest first. */
export interface SettlementFiles {
  files: SettlementFile[]
}

/** SettlementQuery asks how a month stands. */
export interface SettlementQuery {
  /** YYYY-MM */
  month: string
  /** "" for every mall */
  channel: string
}

/**
 * SettlementLine is an entry beside what settlements say of it, or what was taken off
 * and stands in no entry.
 */
export interface SettlementLine {
  /** names the line */
  key: string
  channel: string
  channel_name: string
  /** 0 for none */
  entry_id: number
  event_id: string
  /** of the entry */
  date: string
  type_label: string
  rows: number[]
  order: string
  ours: number
  theirs: number
  /** 精算日, "" for not yet */
  day: string
  /** of what waits: the day on which the mall pays its round, "" where nobody has said */
  due: string
  /** that day is over */
  late: boolean
  round: string
  /** waiting, differs, unknown, same, out */
  state: string
  state_label: string
  /** of out: person, reversed, no_journal */
  why: string
  /** a person has said something */
  judged: boolean
  reason: string
  by: string
  at: number
  /** a draft about the order of what nobody has recorded, 0 for none */
  draft: number
}

/** SettlementSum is what the lines of a state come to. */
export interface SettlementSum {
  state: string
  label: string
  count: number
  ours: number
  theirs: number
}

/** SettlementLater is an entry that no mall settles, for the accountant. */
export interface SettlementLater {
  entry_id: number
  event_id: string
  date: string
  channel_name: string
  order: string
  type_label: string
  /** the bank, the carrier */
  partner: string
  /** less than nothing where it comes in */
  amount: number
  settled: string
  /** month in which it is paid */
  due: string
}

/** SettlementView is a month of entries beside the malls' settlements (精算の突合). */
export interface SettlementView {
  month: string
  channel: string
  /** settlements of these malls that are here */
  files: number
  /** of Lines, each state */
  sums: SettlementSum[]
  lines: SettlementLine[]
  /** of months before: taken off in this one or later, or not yet */
  carried: SettlementLine[]
  later: SettlementLater[]
}

/** SettlementJudgement is what a person says of entries and rows. */
export interface SettlementJudgement {
  entries: number[]
  rows: number[]
  /** out, link; "" takes back what was said */
  verdict: string
  reason: string
}

/** SettlementRecord asks for a draft of what was taken off and nobody has recorded. */
export interface SettlementRecord {
  /** of the row */
  id: number
  /** of the entry, "" for the day of the row */
  date: string
}

/** MonthQuery asks for the sheet of a month. */
export interface MonthQuery {
  /** YYYY-MM */
  month: string
}

/** MonthPage is the sheet of a month (月のまとめ) with how far the month is. */
export interface MonthPage {
  sheet: MonthSheet
  /** of the month; they are not counted */
  drafts: number
  locked: boolean
  locked_at: number
  locked_by: string
}

/** Sheet is a month of the books. */
export interface MonthSheet {
  /** 2026-10 */
  month: string
  /** the month it is compared with */
  before: string
  /** in the shop's order */
  malls: MonthMall[]
  whole: MonthMall1
  /** the twelve months before and the month itself */
  series: MonthPoint[]
  /** the costly ones first */
  reasons: MonthReason[]
}

/** Mall is a channel's part of a sheet, or all of them. */
export interface MonthMall {
  channel: string
  label: string
  /** in the order of the kinds; also those of the month before alone */
  rows: MonthRow[]
  total: MonthRow1
  now: MonthSums
  before: MonthSums1
  receipts: number
  receipts_then: number
}

/** Row is one kind of event. A correction counts one less, not one more. */
export interface MonthRow {
  type: string
  label: string
  /** false: what it is about is in no package's file */
  journal: boolean
  count: number
  /** with tax; what comes in counts down */
  amount: number
  amount_10: number
  tax_10: number
  amount_8: number
  tax_8: number
  /** 対象外 */
  amount_0: number
  count_then: number
  amount_then: number
}

/** Row is one kind of event. A correction counts one less, not one more. */
export interface MonthRow1 {
  type: string
  label: string
  /** false: what it is about is in no package's file */
  journal: boolean
  count: number
  /** with tax; what comes in counts down */
  amount: number
  amount_10: number
  tax_10: number
  amount_8: number
  tax_8: number
  /** 対象外 */
  amount_0: number
  count_then: number
  amount_then: number
}

/**
 * Sums are what a channel's month comes to. Money that goes out counts up; what comes in,
 * and what a correction takes back, counts down.
 */
export interface MonthSums {
  /** given back of sales at 10 %, with tax */
  return_10: number
  tax_10: number
  return_8: number
  tax_8: number
  /** without a journal */
  cancelled: number
  cancelled_yen: number
  /** postage of returns */
  back: number
  /** and of replacements */
  again: number
  points: number
  cash: number
  /** things enclosed and sent again; no column of the month's file */
  gifts: number
  fees: number
  repairs: number
  /** set off by the mall */
  mall: number
  bank: number
  /** stands on a bill to come */
  later: number
}

/**
 * Sums are what a channel's month comes to. Money that goes out counts up; what comes in,
 * and what a correction takes back, counts down.
 */
export interface MonthSums1 {
  /** given back of sales at 10 %, with tax */
  return_10: number
  tax_10: number
  return_8: number
  tax_8: number
  /** without a journal */
  cancelled: number
  cancelled_yen: number
  /** postage of returns */
  back: number
  /** and of replacements */
  again: number
  points: number
  cash: number
  /** things enclosed and sent again; no column of the month's file */
  gifts: number
  fees: number
  repairs: number
  /** set off by the mall */
  mall: number
  bank: number
  /** stands on a bill to come */
  later: number
}

/** Mall is a channel's part of a sheet, or all of them. */
export interface MonthMall1 {
  channel: string
  label: string
  /** in the order of the kinds; also those of the month before alone */
  rows: MonthRow[]
  total: MonthRow1
  now: MonthSums
  before: MonthSums1
  receipts: number
  receipts_then: number
}

/** Point is a month of the plot. */
export interface MonthPoint {
  month: string
  refunds: number
  postage: number
  amends: number
  receipts: number
}

/** Reason is why money went out, in the words of the entries (摘要). */
export interface MonthReason {
  channel: string
  mall: string
  type: string
  /** of the kind */
  label: string
  reason: string
  count: number
  amount: number
}

/**
 * Advice is who gives the receipt of an order, and why. Its sentences are for
 * the shop; they hold nothing of the customer.
 */
export interface Advice2 {
  /** mall, shop, carrier, nobody, unclear */
  who: string
  /** it can be had now, as far as is known */
  ready: boolean
  /** the last Japanese day of it, "" when there is none */
  until: string
  /** how often the mall has issued it, 0 also when it does not tell */
  issued: number
  /** all of it in one line */
  line: string
  /** the rule behind it */
  why: string
  /** what to mind before the shop does anything */
  cautions: string[]
}
