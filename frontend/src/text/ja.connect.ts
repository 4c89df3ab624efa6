// Every sentence of signing in, of how a connection is, of the test by steps and of alerts.
import { count } from './format'

export const connect = {
  health: {
    lastGood: '最後に受け取れた時刻',
    never: 'まだ受け取っていません',
    next: '次の受信',
    now: '受信しています',
    soon: 'まもなく',
    paused: '一時停止中',
    calls: '今日の呼び出し',
    callsOf: (used: number, limit: number) =>
      limit > 0 ? `${count(used)} / ${count(limit)} 回` : `${count(used)} 回`,
    callsBar: '今日の呼び出しの回数',
    polls: '今日の受信',
    pollsOf: (polls: number, failed: number) =>
      failed > 0 ? `${count(polls)} 回（うち ${count(failed)} 回は届かず）` : `${count(polls)} 回`,
    pending: (label: string) => `新しい${label}を確かめています…`,
    settings: '設定',
    receive: '今すぐ受信',
  },

  inspect: {
    title: '接続テストの結果',
    run: '接続テスト',
    running: '1 つずつ確かめています。何も変えず、お客様にも見えません。',
    summary: (ok: number, failed: number, skipped: number) =>
      [
        failed > 0 ? `うまくいかない項目が ${failed} 件あります` : 'うまくいきました',
        `使える ${ok} 件`,
        skipped > 0 ? `試していない ${skipped} 件` : '',
      ]
        .filter(Boolean)
        .join('・'),
    states: { ok: '使えます', failed: '使えません', skipped: '試していません' } as Record<string, string>,
    copyHelp: 'サポートに送る文です。お客様の情報やキーは入りません。',
    copy: 'サポートに送る文',
    close: '結果を閉じる',
    line: (name: string, state: string, text: string, detail: string) =>
      [`${name}：${state}`, text, detail ? `[${detail}]` : ''].filter(Boolean).join(' '),
    head: (label: string, version: string, time: string) => `窓口 ${version} 接続テスト ${label} ${time}`,
  },

  signIn: {
    button: 'サインイン',
    again: 'サインインし直す',
    label: 'モールへのサインイン',
    help: 'ブラウザーが開きます。モールの ID でログインして「同意する」を押すと、ここに戻ります。',
    saves: 'サインインが終わると、この画面の内容も保存します。',
    waiting: 'ブラウザーでサインインを続けてください。終わると自動で先へ進みます。',
    open: 'サインインの画面を開く',
    openHelp: '画面が開かないときは、ここを押してください。',
    copy: 'サインインの画面のアドレス',
    stop: 'サインインをやめる',
    pasteOpen: 'ブラウザーに「接続できません」と出たとき',
    paste: 'サインインのあとのアドレス',
    pasteHelp: (redirect: string) => `ブラウザーの上に出ている「${redirect}?…」を、終わりまで写します。`,
    pasteDo: 'このアドレスで終える',
    done: 'サインインできました。',
    doneOf: (name: string) => `「${name}」にサインインしました`,
    byHand: 'サインインのキーを自分で貼り付ける',
    needed: (label: string) => `「${label}」が空です。上の「サインイン」を押してください。`,
  },

  signInTo: {
    google: {
      label: 'Google へのサインイン',
      button: 'Google でサインイン',
      help: 'ブラウザーが開きます。このメールアドレスの Google アカウントでログインして許可すると、ここに戻ります。',
    },
    microsoft: {
      label: 'Microsoft へのサインイン',
      button: 'Microsoft でサインイン',
      help: 'ブラウザーが開きます。このメールアドレスの Microsoft アカウントでログインして許可すると、ここに戻ります。',
    },
  } as Record<string, { label: string; button: string; help: string }>,

  mailbox: {
    look: '設定を探す',
    looking: 'メールサーバーを探しています。メールは読まず、何も変えません。',
    steps: '調べたこと',
    hosts: '証明書にある名前',
    take: (host: string) => `${host} を使う`,
    taken: (host: string) => `サーバーを ${host} にしました。「接続テスト」で確かめてください。`,
    nameHelp: '一覧で見分けるための名前です。空のときは、メールアドレスが名前になります。',
  },

  import: {
    open: '過去のメールを取り込む',
    title: '過去のメールの取り込み',
    help: '.eml、mbox、Maildir を取り込めます。元のファイルは変わりません。',
    files: 'ファイルを選ぶ',
    folder: 'フォルダーを選ぶ',
    serve:
      '窓口が動いているコンピューターで、次のコマンドを使ってください。「場所」はメールのファイルかフォルダーです。',
    command: (account: number) => `madoguchi mail import 場所 --account ${account}`,
    commandLabel: '取り込みのコマンド',
    running: '取り込んでいます',
    of: (done: number, all: number, mails: number) =>
      `${count(done)} / ${count(all)} ファイル・${count(mails)} 通`,
    stop: '中止',
    other: '別の接続で取り込みが動いています。終わると、ここでも取り込めます。',
    ended: (taken: number, known: number, left: number) =>
      `${count(taken)} 通を取り込みました。すでにあったメール ${count(known)} 通、除いたもの ${count(left)} 件。`,
    halfway: '途中で止まっています。同じ場所をもう一度選ぶと、続きから取り込みます。',
    left: '除いたもの',
    leftOf: (file: string, reason: string) => `${file}：${reason}`,
    more: (n: number) => `ほかに ${count(n)} 件`,
    close: '閉じる',
  },

  folders: {
    choose: 'フォルダーを選ぶ',
    again: 'フォルダーをもう一度調べる',
    asking: 'メールサーバーにフォルダーの名前を聞いています。メールは読まず、何も変えません。',
    legend: '読み込むフォルダー（送信済みは自動で読み込みます）',
    mails: (n: number) => `${count(n)} 通`,
    states: {
      fixed: 'いつも読み込みます',
      gone: 'サーバーの一覧にありません',
    } as Record<string, string>,
  },

  dead: {
    one: (name: string) => `「${name}」の受信が止まっています。`,
    many: (n: number) => `接続 ${count(n)} 件の受信が止まっています。`,
    safe: '受信済みの分と下書きはそのままです。直すと、止まっていた間の分も受け取ります。',
    repair: '直し方を見る',
  },

  alerts: {
    bell: (n: number) => (n > 0 ? `お知らせ ${n} 件` : 'お知らせはありません'),
    title: 'お知らせ',
    none: 'お知らせはありません。困ったことが起きると、ここに出ます。',
    levels: { serious: 'すぐに', warn: '注意', info: 'お知らせ' } as Record<string, string>,
    open: (title: string) => `${title}：開く`,
    settings: 'お知らせの設定',
    several: (n: number) => `お知らせ ${n} 件`,
    andMore: (title: string) => `${title}、ほか。`,
  },

  alertSettings: {
    title: 'お知らせ',
    help: '画面の上のベルに出すものを選びます。すぐに効きます。',
    browser: 'この PC の通知にも出す',
    browserHelp: '窓口の画面を見ていないときも、PC の通知で知らせます。お客様の名前や本文は出しません。',
    denied: 'ブラウザーが通知を止めています。アドレス欄の左の印から、このサイトの通知を許可してください。',
    unsupported: 'このブラウザーには通知の機能がありません。',
    window: '窓口のウィンドウでは、PC の通知に出します。',
  },
}
