// The only door to the program: POST /api/<Method> with JSON both ways.
import { takeEarly } from './early'
import { tell } from './reach'
import type * as T from './types'

type None = Record<string, never>
type Files = { files: T.DraftFile[] }

/** What each method takes and gives; the border is described in the program's app package. */
export type Methods = {
  Me: [None, T.Me]
  CallState: [T.CallName, T.CallState]
  CallStop: [T.CallName, None]
  Inbox: [T.InboxQuery, T.InboxPage]
  Counts: [T.CountsQuery, T.Counts]
  Views: [None, T.ViewList]
  SaveView: [T.View, T.View]
  RemoveView: [T.ID, None]
  SetOwner: [T.OwnerChange, T.Row]
  SetCategory: [T.CategoryChange, T.Row]
  SetTags: [T.TagChange, T.Row]
  SetCare: [T.CareChange, T.Row]
  Bulk: [T.BulkRequest, T.BulkDone]
  BatchPreview: [T.BatchQuery, T.BatchList]
  BatchSend: [T.BatchRequest, T.BatchSent]
  Thread: [T.ID, T.Thread]
  Search: [T.SearchQuery, T.SearchAnswer]
  SearchPlaces: [T.SearchPlaceQuery, T.SearchPlaces]
  SetState: [T.StateChange, T.Row]
  SplitInquiry: [T.SplitRequest, T.Join]
  MergeInquiries: [T.MergeRequest, T.Join]
  UndoJoin: [T.ID, T.Join]
  TrustSender: [T.ID, T.Sender]
  Senders: [None, T.SenderList]
  SetTrust: [T.SenderTrust, None]
  Storage: [None, T.Storage]
  Retention: [None, T.Retention]
  SetRetention: [T.RetentionMonths, None]
  RetentionPreview: [T.RetentionMonths, T.RetentionPlan]
  MarkSeen: [T.ID, None]
  MarkUnread: [T.ID, None]
  MarkPrivate: [T.ID, None]
  AddNote: [T.NewNote, None]
  ChangeNote: [T.NoteChange, None]
  NoteEdits: [T.ID, T.NoteEdits]
  Mentions: [None, T.MentionList]
  CallerLookup: [T.CallerQuery, T.CallerList]
  AddCall: [T.NewCall, T.ID]
  Link: [T.LinkChange, None]
  Unlink: [T.LinkChange, None]
  AlsoOrder: [T.LinkChange, None]
  Raw: [T.ID, T.RawText]
  MessageAs: [T.MailAsQuery, T.MailView]
  AttachedMail: [T.MailPart, T.MailView]
  FileText: [T.MailPart, T.FileText]
  EvidenceStart: [T.EvidenceRequest, None]
  EvidenceState: [None, T.Evidence]
  EvidenceStop: [None, None]
  SaveCase: [T.CasePaper, { saved: boolean }]
  SaveEvidence: [T.Evidence, { saved: boolean }]
  SaveFiles: [T.ID, { saved: boolean }]
  MailImportStart: [T.MailImportQuery, None]
  MailImportState: [None, T.MailImport]
  MailImportStop: [None, None]
  OpenDemo: [None, None]
  PickMails: [{ folder: boolean }, { paths: string[] }]
  DraftHelp: [T.ID, T.DraftHelp]
  DraftPreview: [T.DraftWish, T.DraftPreview]
  DraftStart: [T.DraftWish, T.DraftRun]
  DraftState: [T.ID, T.DraftRun]
  DraftStop: [T.ID, None]
  ConfirmDoubt: [T.DoubtConfirm, None]
  DraftSettings: [None, T.DraftSettings]
  SaveDraftSettings: [T.DraftSettings, T.DraftSettings]
  TestDraftEndpoint: [T.DraftSettings, T.DraftTest]
  FindLocalModels: [None, T.LocalModels]
  DraftLog: [T.DraftLogQuery, T.DraftLog]
  Compose: [T.ComposeQuery, T.Composed]
  Check: [T.CheckQuery, T.Checked]
  SetCharset: [T.CharsetChange, None]
  SaveDraft: [T.Draft, T.Draft]
  DropDraft: [T.ID, None]
  Send: [T.SendRequest, T.OutboxItem]
  Alike: [T.ID, T.AlikeList]
  UsePast: [T.PastUse, T.Composed]
  Models: [None, T.ModelList]
  SetModel: [T.ModelChange, None]
  TemplateFrom: [T.TemplateSource, T.TemplateStart]
  FAQs: [T.FAQQuery, T.FAQList]
  SaveFAQ: [T.FAQ, T.FAQ]
  RemoveFAQ: [T.FAQRemoval, None]
  MoveFAQ: [T.FAQMove, None]
  UseFAQ: [T.FAQUse, T.Composed]
  FAQFrom: [T.FAQSource, T.FAQStart]
  ExportFAQs: [T.FAQExport, T.FAQFile]
  SaveFAQFile: [T.FAQExport, { saved: boolean }]
  ImportFAQs: [T.TemplateImport, T.TemplateImportPlan]
  Entries: [T.EntryQuery, T.EntryPage]
  EntriesFor: [T.ID, T.EntryPage]
  EntryWords: [None, T.EntryWords]
  ProposeEntry: [T.EntryWish, T.EntryProposal]
  SaveEntry: [T.Entry, T.Entry]
  DropEntry: [T.EntryRef, None]
  ConfirmEntries: [T.EntryRefs, T.EntryList]
  CorrectEntry: [T.EntryCorrection, T.EntryList]
  ImportEntries: [T.EntryImport, T.EntryFileView]
  PickEntryFile: [None, T.HeldFile]
  EntryMonths: [None, T.EntryMonths]
  LockMonth: [T.MonthLock, T.EntryMonths]
  Books: [None, T.Books]
  SaveBooks: [T.Books, T.Books]
  BookPackages: [None, T.BookPackages]
  LearnBooks: [T.BookFile, T.BookLearned]
  TakeBooks: [T.BookTake, T.Books]
  MakeCaseFile: [T.CaseFileWish, T.CaseFileMade]
  SaveCaseFile: [T.CaseFileToken, { saved: boolean }]
  ExportKinds: [None, T.ExportKinds]
  ExportPreview: [T.ExportRequest, T.ExportPreview]
  ExportBooks: [T.ExportRequest, T.ExportDone]
  ExportAgain: [T.ID, T.ExportDone]
  Exports: [T.ExportQuery, T.ExportList]
  SaveExport: [T.ExportRequest, { saved: boolean }]
  SaveExportAgain: [T.ID, { saved: boolean }]
  Settlement: [T.SettlementQuery, T.SettlementView]
  SettlementFiles: [None, T.SettlementFiles]
  SettlementPreview: [T.SettlementImport, T.SettlementFileView]
  ImportSettlement: [T.SettlementImport, T.SettlementDone]
  ForgetSettlement: [T.ID, None]
  JudgeSettlement: [T.SettlementJudgement, None]
  RecordSettlement: [T.SettlementRecord, T.Entry]
  PickSettlementFile: [None, T.HeldFile]
  Documents: [T.DocumentQuery, T.DocumentPage]
  Document: [T.ID, T.Document]
  DocumentWords: [None, T.DocumentWords]
  DraftReceipt: [T.ReceiptWish, T.ReceiptDraft]
  IssueReceipt: [T.ReceiptWish, T.Document]
  KeepDocument: [T.NewDocument, T.Document]
  VoidDocument: [T.DocumentEnd, T.Document]
  AttachDocument: [T.ID, T.DraftFile]
  SaveDocument: [T.ID, { saved: boolean }]
  SaveDocuments: [T.DocumentQuery, { saved: boolean }]
  MonthSheet: [T.MonthQuery, T.MonthPage]
  SaveMonth: [T.MonthQuery, { saved: boolean }]
  Manuals: [None, T.ManualList]
  ManualsFor: [T.ID, T.ManualList]
  SaveManual: [T.Manual, T.Manual]
  Starters: [T.StartQuery, T.Starters]
  ComposeStart: [T.Start, T.Composed]
  RefillStart: [T.Start, T.Refilled]
  SuggestStart: [T.Start, T.Suggestions]
  AskStart: [T.StartApproval, T.ID]
  Refill: [T.RefillQuery, T.Refilled]
  Suggest: [T.ID, T.Suggestions]
  CheckStart: [T.Start, T.Checked]
  SaveStartDraft: [T.StartDraft, T.StartDraft]
  DropStartDraft: [T.StartDraftKey, None]
  SendStart: [T.Start, T.OutboxItem]
  Undo: [T.ID, T.Undone]
  Changes: [T.ChangesQuery, T.ChangeList]
  Drafts: [None, T.OpenDrafts]
  DroppedDrafts: [T.ID, T.DroppedDrafts]
  RestoreDraft: [T.ID, T.Draft]
  TakeBack: [T.ID, T.TakenBack]
  SendNow: [T.ID, None]
  Outbox: [T.OutboxQuery, T.OutboxList]
  Resolve: [T.ResolveRequest, None]
  Orders: [T.OrderQuery, T.OrderPage]
  OrderByID: [T.ID, T.Order]
  OrderInquiries: [T.ID, T.OrderInquiries]
  NoteOrder: [T.OrderNote, T.OrderMemo]
  OrderFilePreview: [T.OrderFileQuery, T.OrderFileView]
  OrderFileImport: [T.OrderFileQuery, T.OrderFileDone]
  OrderMaps: [None, T.OrderMapList]
  SaveOrderMap: [T.OrderMap, T.OrderMapList]
  PickOrderFile: [None, T.HeldFile]
  Customers: [T.CustomerQuery, T.CustomerList]
  CustomerByID: [T.ID, T.Customer]
  MergeCustomers: [T.MergeRequest, T.CustomerMerge]
  SplitCustomer: [T.ID, None]
  KeepApart: [T.MergeRequest, None]
  SaveCustomer: [T.CustomerNote, T.Customer]
  CustomerHistory: [T.ID, T.CustomerHistory]
  Carriers: [None, T.Carriers]
  SaveCarrier: [T.CarrierChange, T.Carriers]
  SaveUsualCarrier: [T.CarrierID, T.Carriers]
  AcceptTracking: [T.TrackNumber, None]
  OpenTracking: [T.TrackNumber, None]
  Templates: [T.TemplateQuery, T.TemplateList]
  SaveTemplate: [T.Template, T.Template]
  DeleteTemplate: [T.ID, None]
  Library: [None, T.LibraryList]
  AddLibrary: [T.LibraryPick, T.LibraryList]
  PreviewTemplate: [T.TemplateTrial, T.TemplatePreview]
  TryTemplate: [T.TemplateTrial, T.TemplateTries]
  ExportTemplates: [T.TemplateFileKind, T.TemplateFile]
  SaveTemplateFile: [T.TemplateFileKind, { saved: boolean }]
  ImportTemplates: [T.TemplateImport, T.TemplateImportPlan]
  Snippets: [None, T.SnippetList]
  SaveSnippet: [T.Snippet, T.Snippet]
  RemoveSnippet: [T.SnippetRemoval, None]
  Signatures: [None, T.SignatureList]
  SaveSignature: [T.Signature, T.SignatureList]
  Categories: [None, T.CategoryList]
  SaveCategory: [T.Category, T.Category]
  RemoveCategory: [T.NameRemoval, None]
  Tags: [None, T.TagList]
  SaveTag: [T.Tag, T.Tag]
  RemoveTag: [T.NameRemoval, None]
  Rules: [None, T.RuleList]
  SaveRule: [T.Rule, T.Rule]
  RemoveRule: [T.Rule, None]
  TryRule: [T.RuleTry, T.RuleTrial]
  SetGuess: [T.GuessChoice, None]
  Kinds: [None, T.KindList]
  Accounts: [None, T.AccountList]
  TestAccount: [T.AccountForm, T.Probed]
  SaveAccount: [T.AccountForm, T.Account]
  PauseAccount: [T.ID, None]
  ResumeAccount: [T.ID, None]
  SetPast: [T.PastChange, None]
  RemoveAccount: [T.ID, None]
  Sync: [T.ID, T.Synced]
  InspectAccount: [T.AccountForm, T.Inspected]
  Folders: [T.AccountForm, T.FolderList]
  DiscoverMailbox: [T.MailboxSearch, T.MailboxFound]
  SignInBegin: [T.AccountForm, T.SignInBegun]
  SignInState: [T.SignInID, T.SignInState]
  SignInPaste: [T.SignInAddress, T.SignInState]
  SignInCancel: [T.SignInID, None]
  SignInOpen: [T.SignInID, None]
  Calendar: [None, T.CalendarView]
  SaveWeek: [T.Week, T.CalendarView]
  SaveDay: [T.DayChange, T.CalendarView]
  SaveUsualReply: [T.UsualReply, T.CalendarView]
  SavePeak: [T.Peak, T.CalendarView]
  RemovePeak: [T.ID, T.CalendarView]
  SaveDueRule: [T.DueRule, T.CalendarView]
  RemoveDueRule: [T.ID, T.CalendarView]
  OrderDueRules: [T.RuleOrder, T.CalendarView]
  SetDue: [T.DueChange, None]
  Snooze: [T.SnoozeRequest, None]
  SnoozeTimes: [None, T.SnoozeTimes]
  Pressing: [None, T.Pressing]
  Morning: [None, T.Morning]
  Alerts: [None, T.AlertList]
  Told: [T.ToldAlerts, None]
  AlertChoices: [None, T.AlertChoices]
  SaveAlertChoice: [T.AlertChoice, T.AlertChoices]
  StaffList: [None, T.Staffs]
  SaveStaff: [T.Staff, T.Staff]
  RemoveStaff: [T.StaffRemoval, T.Staffs]
  StaffLoad: [T.ID, T.StaffLoad]
  SwitchStaff: [T.SwitchRequest, T.Me]
  LockSeat: [None, None]
  SetPIN: [T.PINChange, T.PINSet]
  UnlockStaff: [T.ID, None]
  RecoverOwner: [T.Recovery, T.PINSet]
  Protection: [None, T.Protection]
  SaveProtection: [T.Protection, T.Protection]
  Reveal: [T.RevealRequest, T.Revealed]
  AskApproval: [T.ApprovalRequest, T.Draft]
  Approvals: [T.ApprovalQuery, T.ApprovalList]
  ApprovalByID: [T.ID, T.Approval]
  ApproveReply: [T.ApproveRequest, T.OutboxItem]
  ReturnApproval: [T.ApprovalWords, None]
  WithdrawApproval: [T.ApprovalWords, None]
  SayApproval: [T.ApprovalWords, None]
  ApprovalChanges: [T.ApprovalText, T.TextChange]
  SendTimes: [None, T.SnoozeTimes]
  Reschedule: [T.RescheduleRequest, T.OutboxItem]
  HandOver: [T.HandOver, T.Row]
  Audit: [T.AuditQuery, T.AuditPage]
  Report: [T.ReportQuery, T.ShopReport]
  Shop: [None, T.ShopSettings]
  SaveShop: [T.ShopSettings, T.ShopSettings]
  PickFiles: [None, Files]
  CloseWindow: [{ sure: boolean }, None]
}

export type Method = keyof Methods
export type Door = (method: Method, body: unknown, signal?: AbortSignal, name?: string) => Promise<unknown>

/** A refusal of the program: a word for the code and a sentence for the person. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly text: string,
    readonly number = '',
    readonly problems: T.Problem[] = [],
  ) {
    super(text)
    this.name = 'Problem'
  }
}

/** No answer came at all: the program is closed or the line is cut. */
export const OFFLINE = 'offline'
export const SIGNED_OUT = 'signed_out'

type Refusal = { error?: { code?: string; text?: string; number?: string; problems?: T.Problem[] } }

const problemOf = ({ code = 'unknown', text = '', number, problems }: NonNullable<Refusal['error']>) =>
  new Problem(code, text, number, problems)

async function refusal(answer: Response) {
  const body: Refusal = await answer.json().catch(() => ({}))
  const said = body.error ?? {}
  return problemOf(answer.status === 401 ? { ...said, code: SIGNED_OUT } : said)
}

/** What is being typed is saved also while the page goes away. A browser lets such requests carry 64 KiB in all. */
const OUTLIVES: readonly Method[] = ['SaveDraft', 'SaveStartDraft']
const SHORT = 20_000 // UTF-16 units, at most three bytes each

const ask = (path: string, what: RequestInit) =>
  fetch(path, { method: 'POST', ...what }).catch((cause: unknown) => {
    if (what.signal?.aborted) throw cause
    throw new Problem(OFFLINE, '')
  })

const JSON_HEAD = { 'Content-Type': 'application/json' }

/** Several calls in one request, each answered by itself. */
export async function several(calls: readonly { method: Method; body: unknown }[]) {
  const answer = await ask('/api', { headers: JSON_HEAD, body: JSON.stringify(calls) })
  if (!answer.ok) throw await refusal(answer)
  const all: (Refusal & { answer?: unknown })[] = await answer.json()
  return all.map((one) => (one.error ? Promise.reject(problemOf(one.error)) : Promise.resolve(one.answer)))
}

const overHttp: Door = async (method, body, signal, name) => {
  const text = JSON.stringify(body)
  const early = takeEarly(method, text)
  if (early) return early
  const answer = await ask(`/api/${method}`, {
    headers: name ? { ...JSON_HEAD, 'Madoguchi-Call': name } : JSON_HEAD,
    body: text,
    keepalive: OUTLIVES.includes(method) && text.length < SHORT,
    signal,
  })
  if (!answer.ok) throw await refusal(answer)
  return answer.json()
}

let door: Door = overHttp

/** Puts another program behind the door: the pretend shop. */
export const setDoor = (other: Door) => {
  door = other
}

/** The name is for calls that may take long (far.ts). */
export async function call<M extends Method>(
  method: M,
  body: Methods[M][0],
  signal?: AbortSignal,
  name?: string,
) {
  try {
    const answer = (await door(method, body, signal, name)) as Methods[M][1]
    tell(true)
    return answer
  } catch (cause) {
    if (cause instanceof Problem) tell(cause.code !== OFFLINE)
    throw cause
  }
}

async function post(path: string, file: File) {
  const form = new FormData()
  form.append('file', file)
  const answer = await ask(path, { body: form })
  if (!answer.ok) throw await refusal(answer)
  return answer.json()
}

/** Sends a file from a browser; the window uses PickFiles. */
export const upload = (file: File): Promise<T.DraftFile> => post('/upload', file)

/** Sends a list of orders from a browser; the window uses PickOrderFile. */
export const uploadOrders = (file: File): Promise<T.HeldFile> => post('/orderfile', file)

/** Sends a file of entries for the books in the same way. */
export const uploadEntries = (file: File): Promise<T.HeldFile> => post('/entryfile', file)

/** Sends a mall's settlement likewise. */
export const uploadSettlement = (file: File): Promise<T.HeldFile> => post('/settlementfile', file)

/** An attachment of a message, or with its part one that lies in an attached mail. */
export const fileUrl = ({ id, part }: T.MailPart) => `/files/${id}${part ? `?part=${part}` : ''}`
/** The record of an inquiry as PDF. */
export const caseUrl = ({ id, outside }: T.CasePaper) => `/paper/case/${id}${outside ? '?outside=1' : ''}`
export const monthUrl = (month: string) => `/paper/month/${month}`
export const casesUrl = (token: string) => `/paper/cases/${token}`
export const evidenceUrl = (token: string) => `/paper/evidence/${token}`
/** All attachments of a message in one file. */
export const allFilesUrl = (message: number) => `/paper/files/${message}`
/** A kept document as it is. */
export const documentUrl = (id: number) => `/paper/document/${id}`
/** All documents of a search with their index, in one file. */
export const documentsUrl = (q: T.DocumentQuery) =>
  `/paper/documents/${encodeURIComponent(JSON.stringify({ ...q, after: '', limit: 0 }))}`
export const rawUrl = (message: number) => `/raw/${message}`
