package folder

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"madoguchi/connectors"
)

// Windows has numbers of its own for some of them; package syscall on Windows
// does not know them by these names.
const (
	winSharing    = syscall.Errno(32)   // another program has the file open
	winFull       = syscall.Errno(112)  // the disk is full
	winBadNetPath = syscall.Errno(53)   // the server of the share is not there
	winBadNetName = syscall.Errno(67)   // the share is not there
	winNotReady   = syscall.Errno(21)   // no disk in the drive
	winNetLost    = syscall.Errno(64)   // the line to the share was cut
	winTooLarge   = syscall.Errno(223)  // FAT: over 4 GB
	winQuota      = syscall.Errno(1295) // the share's quota
)

const kept = "置かれたファイルはそのままです。"

// refusedFolder says why the folder as a whole cannot be used. None of its causes
// holds a path: it names people.
func refusedFolder(err error) error {
	e := &connectors.Error{Reason: connectors.Temporary, Err: bare(err)}
	switch {
	case isA(err, fs.ErrPermission):
		e.Reason, e.Code = connectors.Auth, "no_permission"
		e.Text = "フォルダーを読む権限がありません。" + kept + "フォルダーの共有とアクセス許可を確かめてください。"
	case isA(err, syscall.ENOTDIR):
		e.Reason, e.Code = connectors.Auth, "not_a_folder"
		e.Text = "「フォルダー」の場所にあるのはフォルダーではありません。何も変えていません。設定でフォルダーの場所を直してください。"
	case isA(err, fs.ErrNotExist), onWindows(err, winBadNetPath, winBadNetName, winNotReady, winNetLost):
		e.Code = "folder_missing"
		e.Text = "フォルダーが見つかりません。これまでに読んだものは窓口にあります。USB メモリーや共有フォルダーがつながっているか、場所の名前が合っているかを確かめてください。つながれば自動で続きを読みます。"
	default:
		e.Code = "folder_unreadable"
		e.Text = "フォルダーを読めませんでした。" + kept + "自動でもう一度試します。続くときはディスクか共有フォルダーの様子を確かめてください。"
	}
	return e
}

// refusedReply says why a reply could not be written. It certainly was not.
func refusedReply(err error) error {
	e := &connectors.Error{Reason: connectors.Temporary, Err: bare(err)}
	const not = "返信は書き出していません。"
	switch {
	case isA(err, syscall.ENOSPC), isA(err, errQuota), onWindows(err, winFull, winQuota):
		e.Code, e.Text = "disk_full", "フォルダーのあるディスクがいっぱいです。"+not+"要らないファイルを片付けて空きを作ってください。自動でもう一度試します。"
	case isA(err, fs.ErrPermission), isA(err, syscall.EROFS):
		e.Reason, e.Code = connectors.Auth, "not_writable"
		e.Text = "フォルダーの中の out に書き込めません。" + not + "フォルダーの書き込みの許可を確かめてください。"
	case isA(err, syscall.EFBIG), onWindows(err, winTooLarge):
		e.Reason, e.Code = connectors.Rejected, "reply_too_large"
		e.Text = "返信のファイルが大きすぎて、このディスクには書けません。" + not + "添付を減らしてから送り直してください。"
	case isA(err, syscall.ENOTDIR), isA(err, errNoFile):
		e.Reason, e.Code = connectors.Auth, "out_is_no_folder"
		e.Text = "フォルダーの中の out が、ふつうのフォルダーではありません。" + not + "out という名前のものを別の場所へ移してください。"
	case isA(err, fs.ErrNotExist), onWindows(err, winBadNetPath, winBadNetName, winNotReady, winNetLost):
		e.Code, e.Text = "folder_missing", "フォルダーが見つかりません。"+not+"USB メモリーや共有フォルダーがつながっているかを確かめてください。つながれば自動でもう一度試します。"
	default:
		e.Code, e.Text = "reply_not_written", "返信のファイルを書けませんでした。"+not+"自動でもう一度試します。続くときはディスクの様子を確かめてください。"
	}
	return e
}

// unsure says that the reply may lie in out/.
func unsure(err error) error {
	return &connectors.Error{
		Reason: connectors.Unsure, Code: "reply_unsure", Err: bare(err),
		Text: "返信のファイルができたかどうかわかりません。もう一度は書き出しません。窓口がフォルダーの out を確かめます。",
	}
}

// bare takes names off an error: a path holds the name of a person, or of a
// customer.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &link):
		return link.Err
	case errors.As(err, &path):
		return path.Err
	}
	return err
}

func isA(err, target error) bool { return errors.Is(err, target) }
