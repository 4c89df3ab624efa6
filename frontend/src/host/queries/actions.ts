// What a person does, and what has to be read again after it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Method, type Methods } from '../api'
import { namedIn, noteChanged } from '../sight'
import { keys } from './keys'

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
  SaveFAQ: [keys.allFaqs],
  RemoveFAQ: [keys.allFaqs],
  MoveFAQ: [keys.allFaqs],
  ImportFAQs: [keys.allFaqs],
  UseFAQ: [keys.allFaqs],
  SaveManual: [keys.manuals],
  SetModel: [keys.allAlike, keys.threads],
  SaveDraftSettings: [keys.drafting],
  DraftStart: [keys.draftLog],
  ConfirmDoubt: [['check']],
  DropDraft: [keys.threads, keys.drafts],
  SetCharset: [keys.threads, ['check']],
  Send: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  AskStart: [keys.inboxes, keys.counts, keys.threads, keys.approvals],
  SendStart: [keys.inboxes, keys.counts, keys.threads, keys.outboxes],
  NoteOrder: [keys.threads],
  Undo: [
    keys.allFaqs,
    keys.inboxes,
    keys.counts,
    keys.threads,
    keys.drafts,
    keys.mentions,
    keys.oneCustomer,
    keys.allCustomers,
    keys.allTemplates,
  ],
  Reveal: [],
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
  SaveSnippet: [keys.allTemplates],
  RemoveSnippet: [keys.allTemplates],
  SaveSignature: [keys.signatures, keys.allTemplates],
  AddLibrary: [keys.allTemplates],
  ImportTemplates: [keys.allTemplates],
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
  SetPast: [keys.accounts],
  RemoveAccount: [keys.accounts, keys.inboxes, keys.counts],
  Sync: [keys.accounts, keys.inboxes, keys.counts, keys.threads],
  SaveShop: [keys.shop, keys.me],
  SaveStaff: [keys.staff, keys.me, keys.inboxes],
  RemoveStaff: [keys.staff, keys.me, keys.inboxes, keys.threads],
  SetPIN: [keys.staff, keys.me],
  UnlockStaff: [keys.staff],
  RecoverOwner: [keys.staff, keys.me],
  SetRetention: [keys.retention],
  SaveProtection: [keys.protection, keys.me, keys.inboxes, keys.threads],
  AskApproval: [keys.inboxes, keys.counts, keys.threads, keys.approvals],
  ApproveReply: [keys.inboxes, keys.counts, keys.threads, keys.outboxes, keys.approvals, keys.mentions],
  ReturnApproval: [keys.inboxes, keys.counts, keys.threads, keys.approvals, keys.mentions],
  WithdrawApproval: [keys.inboxes, keys.counts, keys.threads, keys.approvals],
  SayApproval: [keys.threads, keys.approvals],
  Reschedule: [keys.counts, keys.threads, keys.outboxes],
  HandOver: [keys.inboxes, keys.counts, keys.threads],
}

/** A method that changes something, followed by a fresh read of what it touches. */
export function useAction<M extends Method>(method: M) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Methods[M][0]) => call(method, body),
    onSettled: (_answer, _error, body) => {
      noteChanged(namedIn(body))
      // What changes something may have become the last thing to take back.
      for (const key of touched[method] ? [keys.changes, ...touched[method]] : [])
        void client.invalidateQueries({ queryKey: key })
    },
  })
}

/**
 * What follows an act whose own button goes with it: the program tells of the change before it answers, the list is read
 * anew, and callbacks of mutate are dropped with what has called it. What went wrong is in the error of the action.
 */
export const after = <T>(act: Promise<T>, then: (answer: T) => void) => void act.then(then, () => undefined)
