/** What the last look before sending has kept back, and replies that left late. */
export const held = {
  title: '送る前に止めたもの',
  lead: 'お客様には届いていません。本文は残っています。確かめて、もう一度送ってください。',
  state: '送る前に止めました',
  planned: (time: string) => `予定は ${time} でした`,
  why: {
    stopped: '送る前に、このやり取りが変わりました',
    late: '予定の時刻を 1 日以上過ぎました',
    check: '送る直前の確認に通りませんでした',
  } as Record<string, string>,
  fix: {
    stopped: '読んで、返信を直す',
    late: '内容を確かめて、送り直す',
    check: '返信を直す',
  } as Record<string, string>,
  leftLate: (time: string) => `予定の ${time} より遅れて送りました`,
}
