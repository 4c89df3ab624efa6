// The sentences of the pictures beside the settings form: where to click, what a key looks like, what to switch on.

export type Drawing =
  | { draw: 'path'; at: string; steps: string[]; note?: string }
  | { draw: 'row'; at: string; head: string[]; row: string[]; press: string; note?: string }
  | { draw: 'key'; at: string; lines: { label: string; sample: string; parts?: string }[]; note?: string }
  | {
      draw: 'checks'
      at: string
      groups: { name: string; items: string[]; optional?: boolean }[]
      note?: string
    }
  | {
      draw: 'address'
      at: string
      here: string
      line: string
      mall: string
      without: string[]
      note?: string
    }

export const guide = {
  title: '写すもの・押すところ',
  sample: '見本です。実際の値とは違います。',
  optional: '使うときだけ',
  press: 'ここを押す',
  copy: 'ここを写す',
  withoutTitle: '固定 IP がなくても使えるもの',

  kinds: {
    rakuten: [
      {
        draw: 'path',
        at: 'RMS で開くところ',
        steps: ['店舗様向け情報・サービス', 'WEB APIサービス', 'アプリ一覧'],
        note: 'メニューの番号は変わることがあります。名前で探してください。',
      },
      {
        draw: 'row',
        at: 'アプリ一覧で選ぶ行',
        head: ['アプリ名', 'アプリ登録者'],
        row: ['自店舗利用', '店舗様'],
        press: '詳細',
        note: '「店舗様」の行がないときは「アプリ登録」で作ります。',
      },
      {
        draw: 'checks',
        at: '「利用機能編集」で入れるチェック',
        groups: [
          { name: 'キーの期限', items: ['license.expiryDate.get'] },
          {
            name: '受信',
            items: ['counts.get', 'inquiries.get', 'inquiry.get', 'attachment.get'].map(
              (f) => `inquirymngapi.${f}`,
            ),
          },
          { name: '返信', items: ['inquirymngapi.reply.post', 'inquirymngapi.attachment.post'] },
          {
            name: '既読・完了',
            items: ['inquirymngapi.inquiries.patch.read', 'patch.complete / incomplete'],
          },
          { name: '注文', items: ['rpay.order.searchOrder', 'rpay.order.getOrder'] },
          { name: '注文のメモ', items: ['rpay.order.updateOrderMemo'], optional: true },
        ],
        note: '確認画面まで進んで保存しないと、チェックは残りません。',
      },
      {
        draw: 'key',
        at: '写すキー 2 つ',
        lines: [
          { label: 'serviceSecret', sample: 'SP412345_xxxxXXXXxxxxXXXX' },
          { label: 'ライセンスキー', sample: 'SL412345_yyyyYYYYyyyyYYYY' },
        ],
        note: '前後の空白は自動で取り除きます。発行の直後は 10〜30 分待つことがあります。',
      },
    ],
    yahoo: [
      {
        draw: 'path',
        at: 'Yahoo!デベロッパーネットワークで登録するもの',
        steps: [
          'アプリケーションの管理',
          '新しいアプリケーションを開発',
          'ストア運営をサポートするAPIの利用',
        ],
        note: 'コールバックURL には、この画面の「くわしい設定」にある値を、1 文字も変えずに入れます。',
      },
      {
        draw: 'path',
        at: 'ストアクリエイターProで開くところ',
        steps: ['設定', '暗号鍵管理', 'Web APIを利用する'],
      },
      {
        draw: 'key',
        at: '写す公開鍵とバージョン',
        lines: [
          {
            label: '公開鍵',
            sample: '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0B…\n-----END PUBLIC KEY-----',
          },
          { label: 'バージョン', sample: '1' },
        ],
        note: 'BEGIN の行と END の行も一緒に写します。公開鍵がないと、サインインが 12 時間で切れます。',
      },
      {
        draw: 'checks',
        at: 'ビジネスID に付ける権限',
        groups: [
          { name: 'ストアクリエイターPro', items: ['注文管理', '問い合わせ管理'] },
          { name: '公開鍵を発行する人だけ', items: ['ツール管理'], optional: true },
        ],
      },
      {
        draw: 'address',
        at: '固定 IP が要るわけ',
        here: 'この PC',
        line: '固定 IP',
        mall: 'Yahoo!',
        without: [
          '問い合わせの通知メールを受信箱で受け取る',
          '注文を CSV ファイルで読み込む',
          '受信済みの問い合わせと下書きを見る',
        ],
        note: '申請した固定 IP のほかからつなぐと、px-04306 で断られます。固定 IP を持つ中継先があれば「くわしい設定」のプロキシに入れます。返信はストアクリエイターProから送ります。',
      },
    ],
  } as Record<string, Drawing[]>,
}
