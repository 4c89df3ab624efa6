/** An answer whose outcome nobody knows, and that is not where it would have to be. */
export const absent = {
  title: '送信されていない可能性が高いです',
  badge: '確認が必要',
  mail: (time: string) =>
    `${time} に送信済みフォルダーを調べましたが、この返信は見つかりませんでした。送ったメールは、メールサービスが自分でここに保存します。`,
  mall: (time: string) => `${time} にモールの問い合わせを読み直しましたが、この返信は見つかりませんでした。`,
  safe: '自動で送り直すことはありません。本文は保存してあります。',
  next: '送信されていたかどうかを選んでください。送り直すときは、本文が下書きに戻ります。確かめてから送ります。',
  sent: '送信されていた',
  again: '送信されていなかったので送り直す',
  inDraft: '本文を下書きに戻しました。確かめてから送ってください',
}
