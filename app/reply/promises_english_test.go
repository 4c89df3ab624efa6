package reply

import "testing"

func TestPromises_are_read_in_English(t *testing.T) {
	for text, want := range map[string]string{
		"We will refund 3,280 yen.":                                                                        "refund 3280",
		"We'll refund you ¥3,280 to your credit card.":                                                     "refund 3280",
		"We’ve refunded JPY 3,280.":                                                                        "refund 3280",
		"I have already refunded 3280 yen today.":                                                          "refund 3280",
		"We will refund the shipping fee of 880 yen.":                                                      "refund 880",
		"We will refund 3,280 yen and the shipping fee of 880 yen.":                                        "refund 4160",
		"We will refund 3,280 yen of the total of 5,460 yen.":                                              "refund 3280",
		"We will give you a full refund.":                                                                  "refund 0 whole",
		"We are going to issue a full refund of 3,280 yen.":                                                "refund 3280 whole",
		"We will refund the full amount of ¥3,280 by bank transfer.":                                       "refund 3280 whole bank",
		"We are now processing your refund of 3,280 yen.":                                                  "refund 3280",
		"We have decided to refund half of it, 1,640 yen.":                                                 "refund 1640",
		"A refund of 3,280 yen has been issued.":                                                           "refund 3280",
		"Your refund will be processed within three days.":                                                 "refund 0",
		"3,280 yen has been refunded to your card.":                                                        "refund 3280",
		"Your payment of 3,280 yen will be refunded.":                                                      "refund 3280",
		"You will receive a full refund of ¥3,280.":                                                        "refund 3280 whole",
		"Refund amount: ¥3,280":                                                                            "refund 3280",
		"We are very sorry. We will refund\n3,280 yen to you.":                                             "refund 3280",
		"We are very sorry for the trouble, so we will\nrefund 3,280 yen.":                                 "refund 3280",
		"Since we cannot repair it, we will refund 3,280 yen.":                                             "refund 3280",
		"We cannot send another one, but we will refund 3,280 yen.":                                        "refund 3280",
		"We will refund 3,280 yen. Please let us know if you have any questions.":                          "refund 3280",
		"We will refund 3,280 yen, so please contact us if you have any questions.":                        "refund 3280",
		"Once again, we are sorry. We will refund it as soon as possible.":                                 "refund 0",
		"We would like to refund 500 yen.":                                                                 "refund 500",
		"We'll cover the return shipping.":                                                                 "return 0",
		"We will pay the return postage.":                                                                  "return 0",
		"We will bear the shipping cost for the return.":                                                   "return 0",
		"Please return it at our expense.":                                                                 "return 0",
		"Please send it back freight collect.":                                                             "return 0",
		"Return shipping is on us.":                                                                        "return 0",
		"Return postage: paid by us":                                                                       "return 0",
		"Return shipping costs will be covered by us.":                                                     "return 0",
		"We have enclosed a prepaid return label.":                                                         "return 0",
		"We will send you a replacement tomorrow.":                                                         "reship 0",
		"We shipped the missing part. We have sent the missing part today.":                                "reship 0",
		"A replacement has been shipped.":                                                                  "reship 0",
		"We will replace the broken cup.":                                                                  "reship 0",
		"We will resend your order today.":                                                                 "reship 0",
		"We will send you a new one.":                                                                      "reship 0",
		"We will add 500 points to your account.":                                                          "points 500",
		"We will give you 500 yen worth of points.":                                                        "points 500",
		"500 points have been added to your account.":                                                      "points 500",
		"As an apology, we would like to offer you 300 Rakuten points.":                                    "points 300",
		"We will send you a coupon of 500 yen.":                                                            "coupon 500",
		"We have issued a 500 yen coupon.":                                                                 "coupon 500",
		"We'd like to offer you a ¥300 coupon.":                                                            "coupon 300",
		"Please accept a coupon of 500 yen as our apology.":                                                "coupon 500",
		"A coupon for 500 yen has been sent to you.":                                                       "coupon 500",
		"We will pay you 5,000 yen as compensation.":                                                       "cash 5000",
		"We have enclosed a small gift.":                                                                   "present 0",
		"We will refund 3,280 yen. We will also cover the return shipping. We will send a 500 yen coupon.": "refund 3280, return 0, coupon 500",
		"We cannot repair it so we will refund 3,280 yen.":                                                 "refund 3280",
		"We could not find it, so a refund of 3,280 yen has been issued.":                                  "refund 3280",
		"We did not find it so a refund has been issued.":                                                  "refund 0",
		"A refund for the cup that arrived broken has been issued.":                                        "refund 0",
		"A refund to your payment method has been made because it was broken.":                             "refund 0",
		"A coupon was issued by us.":                                                                       "coupon 0",
		"商品代金をご返金いたします。\nWe will refund 3,280 yen.":                                                        "refund 3280",
	} {
		if got := promisesIn(text); got != want {
			t.Errorf("%s\n\t%q, want %q", text, got, want)
		}
	}
}

func TestPromises_in_English_are_none_where_nothing_is_promised(t *testing.T) {
	for _, text := range []string{
		"We will not refund the shipping fee.",
		"We won't refund it.",
		"We cannot refund 3,280 yen.",
		"We are unable to refund opened items.",
		"Unfortunately, no refund will be issued.",
		"A refund cannot be issued.",
		"Your payment has not been refunded.",
		"We have not refunded it yet.",
		"If you return it we would refund 3,280 yen.",
		"If you return it, we will refund 3,280 yen.",
		"We will refund 3,280 yen if you return it.",
		"Once it arrives, we will refund you.",
		"After checking the item, we will refund 3,280 yen.",
		"We will refund you after checking the item.",
		"We will refund 3,280 yen upon receipt of the item.",
		"When we receive the item, a refund will be issued.",
		"As soon as it is back, you will receive a full refund.",
		"Unless it is opened, we will give you a full refund.",
		"Should you wish to return it, we will cover the return shipping.",
		"In case it is broken, we will send you a replacement.",
		"Would you like a refund of 3,280 yen?",
		"Shall we refund 3,280 yen?",
		"May we send you a replacement?",
		"We will refund 3,280 yen?",
		"We can refund 3,280 yen.",
		"We could send you a replacement.",
		"We would refund 3,280 yen.",
		"We may issue a refund.",
		"We might send a coupon of 500 yen.",
		"We will check whether we will refund it.",
		"We will consider a refund.",
		"We will let you know about the refund.",
		"We have received your refund request.",
		"We will send you the refund instructions.",
		"We will process your refund request.",
		"You told us that a refund was possible.",
		"You asked for a refund of 3,280 yen.",
		"You wrote that we will refund it.",
		"Refunds take about five days.",
		"Please see our refund policy.",
		"Please return it at your own expense.",
		"Return postage: to be paid by you",
		"Please pay the return shipping.",
		"We will send you a new invoice.",
		"We will resend the email.",
		"We will resend your receipt today.",
		"We will ship your order today.",
		"We will replace the photo on the page.",
		"Points will be credited the day after shipping.",
		"You can use the coupon for your next order.",
		"Your order total is 3,280 yen.",
		"We have added gift wrapping to your order.",
		"> We will refund 3,280 yen.\nWe will check.",
		"Refund amount: to be decided",
		"We cannot issue a refund because the payment was made through Rakuten.",
		"We cannot refund items that were made to order.",
		"Any refund that was made through Rakuten is shown there.",
		"Your refund request has been sent to Rakuten.",
		"Please do not send it back freight collect.",
		"Please don't return it at our expense.",
		"The coupon was issued by Rakuten, not by us.",
		"500 points have been granted to you by Yahoo!",
	} {
		if got := promisesIn(text); got != "" {
			t.Errorf("%s\n\t%q", text, got)
		}
	}
}

func TestPromises_in_English_point_at_their_words(t *testing.T) {
	text := "Dear Hana,\n\nWe are sorry. We will refund\n3,280 yen. Thank you."
	all := Promises(text)
	if len(all) != 1 || all[0].Words != "We will refund 3,280 yen." {
		t.Fatalf("%+v", all)
	}
	if got := text[all[0].Start:all[0].End]; got != "We will refund\n3,280 yen" {
		t.Errorf("place %q", got)
	}
}
