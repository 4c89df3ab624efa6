// Help with drafts by a machine: what it does, what leaves the PC, what is doubtful.
export const drafting = {
  title: '下書きを作ってもらう',
  points: '要点',
  pointsHelp:
    '伝えたいことを 1 行に 1 つずつ書きます。日付や金額は、ここか注文の記録にあるものだけが使われます。',
  tone: '書き方',
  tones: { polite: 'ていねい', warm: 'やわらかい', short: '簡潔', sorry: 'お詫び' } as Record<string, string>,
  local: (model: string) => `この PC の中の ${model} が書きます。外へは何も送りません。`,
  outside: (host: string) =>
    `この PC の外（${host}）へ送ります。名前や番号は ⟦お客様1⟧ のような印に置き換えます。`,
  ask: '下書きを頼む',
  show: '送る内容を見る',
  send: 'この内容を送って頼む',
  will: '送る内容（このとおりに送ります）',
  back: '要点に戻る',
  writing: '書いています…',
  stop: '止める',
  result: 'できた下書き',
  doubts: (n: number) =>
    `確かめる所が ${n} か所あります。本文に入れると印が付き、直すか確かめるまで送れません。`,
  none: '記録にない数字や名前は見つかりませんでした。入れた後に、もう一度読んでください。',
  put: '本文に入れる',
  again: '要点を直して頼み直す',
  close: '閉じる',
  confirm: {
    title: '記録と照らして確かめる',
    what: (value: string) => `「${value}」は手伝いが書いた言葉で、注文の記録にも要点にもありません。`,
    label: '注文やモールの画面で確かめてから、同じ文字を入れてください',
    ok: '確かめた',
    cancel: 'やめて本文を直す',
  },
  settings: {
    title: '下書きの手伝い',
    help: '要点から返信の下書きを作る AI を使えます。送ることはありません。できた下書きのうち、注文の記録にも要点にもない数字・日付・名前・リンク・約束には印が付き、直すか確かめるまで送れません。',
    leaves:
      'この PC の中の Ollama、llama.cpp、LM Studio を使うと、お客様の情報は外へ出ません。外のサービスを使うときは、名前・電話・住所・番号を印に置き換えて、送る前に内容をすべて見せます。外のサービスは個人情報の委託先になることがあります。',
    on: '下書きの手伝いを使う',
    find: 'この PC の中を探す',
    found: (name: string, model: string) => `${name}：${model}`,
    notFound: 'この PC の中には見つかりませんでした。Ollama などを起動してから、もう一度探してください。',
    endpoint: '接続先',
    endpointHelp:
      '「http://127.0.0.1:11434/v1」のような、OpenAI 互換の接続先です。外へは https:// だけを使えます。',
    model: 'モデル',
    key: 'キー',
    keyHelp: (has: boolean) =>
      has
        ? 'キーは保管しています。空のままなら、そのまま使います。接続先を変えると忘れます。'
        : 'この PC の中で使うときは、たいてい要りません。',
    forget: 'キーを消す',
    seconds: '答えを待つ秒数',
    secondsHelp: '10 から 600 まで。過ぎると止めて知らせます。',
    written: 'お客様の文面も渡す（渡さないと、要点と注文の記録だけで書きます）',
    forbidden: '頼まない問い合わせ',
    says: '書かれていること',
    marked: '付いている注意の印',
    sorted: '分類',
    cares: { complaint: 'クレーム', care: '対応に注意', harassment: 'カスハラの疑い' } as Record<
      string,
      string
    >,
    sensitive: '病気・アレルギー・障害などが書かれている',
    money: '返金・賠償・訴訟などが書かれている',
    test: '接続テスト',
    save: '保存する',
    saved: '下書きの手伝いの設定を保存しました',
  },
  log: {
    title: '頼んだ記録',
    help: 'いつ、だれが、どの AI に頼み、何が来て、人がどう直して送ったかを残します。お客様の記録を消すと、いっしょに消えます。',
    none: 'まだ頼んでいません。',
    more: 'もっと前の記録を見る',
    about: (id: number, by: string) => `問い合わせ ${id}・${by}`,
    end: (state: string, sent: boolean, changed: number) =>
      sent
        ? changed === 0
          ? '直さずに送信'
          : `${changed} 字直して送信`
        : ({
            running: '書いている途中',
            done: '未送信',
            cut: '途中で切れた・未送信',
            stopped: '途中で止めた',
          }[state] ?? '失敗'),
    model: 'モデル',
    prompt: '頼み方の版',
    where: '書いた所',
    place: (host: string, local: boolean) => (local ? `この PC の中（${host}）` : `この PC の外（${host}）`),
    tone: '書き方',
    took: 'かかった時間',
    seconds: (ms: number) => `${(ms / 1000).toFixed(1)} 秒`,
    doubts: '確かめる所',
    count: (n: number) => `${n} か所`,
    points: '要点',
    sent: 'この PC の外へ送った内容',
    body: '来た下書き',
    change: '来た下書きと、人が送った文面の違い',
  },
} as const
