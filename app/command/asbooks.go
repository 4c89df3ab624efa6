package command

// bookNeeds are the methods behind the commands of the books, each of them: whoever keeps
// the books may do here what their screen lets them do and nothing else. A file for the books
// needs ExportBooks, whatever its kind. TestAs_every_command_of_the_books holds the list.
var bookNeeds = map[string]string{
	"entry list": "Entries", "entry show": "Entries", "entry months": "EntryMonths", "entry add": "SaveEntry", "entry drop": "DropEntry",
	"entry confirm": "ConfirmEntries", "entry correct": "CorrectEntry", "entry import": "ImportEntries", "entry lock": "LockMonth", "entry unlock": "LockMonth",
	"entry mapping list": "EntryMaps", "entry mapping show": "EntryMaps", "entry mapping save": "SaveEntryMap", "entry mapping remove": "RemoveEntryMap",

	"books show": "Books", "books set": "SaveBooks", "books words": "BookPackages", "books learn": "LearnBooks", "books sheet": "MonthSheet",

	"document list": "Documents", "document show": "Document", "document void": "VoidDocument", "document add": "KeepDocument",
	"document given": "GiveDocument", "document ungiven": "UngiveDocument",
	"document export": "SaveDocuments",
	"document rules":  "Documents", // a form with the shop's name in it

	"receipt decide": "OrderByID", "receipt draft": "DraftReceipt", "receipt issue": "IssueReceipt",
	"receipt list": "Documents", "receipt show": "Document", "receipt void": "VoidDocument",

	"settlement list": "Settlement", "settlement files": "SettlementFiles", "settlement import": "ImportSettlement",
	"settlement judge": "JudgeSettlement", "settlement record": "RecordSettlement", "settlement forget": "ForgetSettlement",

	"export list": "Exports", "export again": "ExportAgain", "export trace": "Exports", "export receipts": "SaveDocuments",
	"export cases": "MakeCaseFile", "export messages": "MakeCaseFile",
}
