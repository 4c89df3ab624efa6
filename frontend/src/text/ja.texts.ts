// Sentences for the texts that the shop writes once and uses often: shared texts, signatures, replies made a template.
import { count } from './format'

export const fromReply = {
  item: 'この返信をテンプレートにする',
  faq: 'この質問と返信をよくある質問にする',
  title: '返信から作ったテンプレート',
  nothing:
    'お客様や注文だけの言葉は見つかりませんでした。名前を確かめて、「このまま保存する」か書き足すと保存します。',
  what: (known: number, holes: number) =>
    [
      known > 0 ? `${count(known)} 種類の言葉を、返信のときに入る項目に変えました。` : '',
      holes > 0
        ? `${count(holes)} 種類は決まった項目がありません。言葉に直すか項目を選ぶと保存できます。`
        : '「このまま保存する」か、書き足すと保存します。',
    ].join(''),
  taken: '変えた言葉',
  becomes: 'から',
  fills: '返信のときに入ります',
  decide: '言葉か項目に直してください',
  hole: (name: string) => `「${name}」という項目はありません。決まった言葉に直すか、項目を選んでください。`,
  back: '元の問い合わせに戻る',
}

export const models = {
  badge: '模範回答',
  mark: '模範回答にする',
  unmark: '模範回答から外す',
  marked: '模範回答にしました',
}

export const snippets = {
  what: '文例',
  lead: 'いくつものテンプレートで使う文です。1 か所を直すと、使っている所すべてが変わります。',
  add: '新しい文例',
  list: '文例の一覧',
  search: '名前・読みがな・本文で探す',
  untitled: '名前のない文例',
  body: '文',
  bodyHelp: '{ を打つと項目を選べます。テンプレートには {文例:名前} と書いて入れます。',
  nameHelp: 'テンプレートから呼ぶ名前です。かっこやコロンは使えません。',
  nameFixed: '使っている所があるため、名前は変えられません。',
  usedBy: (n: number) => (n > 0 ? `使っている所（${count(n)}）` : '使っている所'),
  nowhere: 'まだどこにも使っていません。',
  uses: (n: number) => (n > 0 ? `${count(n)} か所で使用` : '未使用'),
  remove: '削除する',
  removeUsed: '使っている所があるため、削除できません。先に、そのテンプレートから {文例} を外してください。',
  unsaved: '名前と文を入れると保存します。',
  empty: {
    title: 'まだ文例がありません',
    text: '結びの言葉や返品の条件など、いくつものテンプレートに出てくる文を 1 つにまとめられます。',
  },
  choose: { title: '文例を選んでください', text: '左の一覧から選ぶか、新しく作ります。' },
}

export const signatures = {
  title: '署名',
  lead: '返信の終わりに付く署名です。接続や担当者ごとに変えられます。',
  add: '新しい署名',
  list: '署名の一覧',
  order:
    '接続と担当者の両方が合うもの、接続が合うもの、担当者が合うもの、お店の署名の順に、はじめの 1 つが付きます。',
  common: 'お店の署名',
  commonHelp: 'ほかに合う署名がないときに付きます。設定の「お店」で変えられます。',
  toShop: '設定の「お店」を開く',
  none: '（空です）',
  account: '接続',
  staff: '担当者',
  every: 'すべての接続',
  everybody: '全員',
  of: (account: string, staff: string) => `${account}・${staff}`,
  body: '署名の文',
  bodyHelp: '{担当者名} などの項目も使えます。{署名} は入れられません。',
  pick: '接続か担当者を選んでください。両方とも選ばない署名は、設定の「お店」にあります。',
  taken: 'この接続と担当者の署名はもうあります。一覧から選んで直してください。',
  save: '保存する',
  saved: '署名を保存しました',
  remove: '削除する',
  removed: (of: string) => `「${of}」の署名を削除しました。`,
  unsaved: 'まだ保存していません。',
  empty: '署名の文を入れてください。',
  choose: { title: '署名を選んでください', text: '左の一覧から選ぶか、新しく作ります。' },
}
